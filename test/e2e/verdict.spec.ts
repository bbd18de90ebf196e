import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

const HUNGRY = 'print("eating", flush=True)\neaten = bytearray(300_000_000)\nprint("full")\n';

test('out of memory: the evidence, and a click that gives it more', async ({ desk }) => {
  await desk.ready();
  await desk.run(HUNGRY);
  await expect(desk.verdict).toContainText('Out of memory');
  await expect(desk.verdict).toContainText('Memory layer held.');
  await expect(desk.verdict).toContainText(
    /(?:memory\.max|memory\.limit_in_bytes): 256 MiB, swap 0 · peak 2\d\d\.\d MiB/,
  );
  await expect(desk.verdict).toContainText('its output until then is below');
  await expectAccessible(desk.page);
  await desk.output.getByRole('button', { name: 'Give it 512 MiB and run' }).click();
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('full');
  // For that one run; a preset of one's own keeps it.
  await expect(desk.layer('Memory').getByRole('textbox')).toHaveValue('256');
  // A run of the past is given more as it was then.
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  await runs
    .getByRole('button', { name: /^main\.py/ })
    .last()
    .click();
  await expect(desk.verdict).toContainText('Out of memory');
  await desk.output.getByRole('button', { name: 'Give it 512 MiB and run' }).click();
  await expect(desk.verdict).toContainText('Finished');
});

test('a program that does not compile: a click that goes to the line at fault', async ({
  desk,
}) => {
  await desk.ready();
  await desk.chooseLanguage('C');
  await desk.run('int main(void) {\n    int x = 1;\n    return undeclared + x;\n}\n');
  await expect(desk.verdict).toContainText('Did not compile');
  await desk.output.getByRole('button', { name: 'Go to line 3' }).click();
  await expect(desk.editor).toBeFocused();
  await desk.page.keyboard.type('/*here*/');
  await expect.poll(() => desk.program()).toContain('return /*here*/undeclared');
});

test('a network that was not there: the layer that may have stopped it, and no other change', async ({
  desk,
}) => {
  await desk.ready();
  await desk.run('import socket\nsocket.create_connection(("192.0.2.1", 80), 3)\n');
  await expect(desk.verdict).toContainText('Failed');
  const steps = desk.output.getByRole('list', { name: 'What to try next' });
  await expect(steps).toContainText('It may be that it wanted to reach another machine');
  await steps.getByRole('button', { name: 'Network layer: none' }).click();
  await expect(desk.layer('Network').getByRole('combobox')).toBeFocused();
  await expect(desk.layer('Network').getByRole('combobox')).toHaveValue('none');
});

test('input that was asked for and not there: a click that prepares it', async ({ desk }) => {
  await desk.ready();
  await desk.run('print("hello", input("name? "))\n');
  await expect(desk.input).toBeEnabled();
  await desk.endOfInput.click();
  await expect(desk.verdict).toContainText('Failed');
  await desk.output
    .getByRole('list', { name: 'What to try next' })
    .getByRole('button', { name: 'Prepare input…' })
    .click();
  const prepared = desk.page.getByRole('textbox', { name: 'Input given at the start' });
  await expect(prepared).toBeFocused();
  await prepared.fill('Ada\n');
  await desk.runButton.click();
  await expect(desk.output).toContainText('hello Ada');
});

test('the deadline, too much output, and too many processes each say what held and what more to give', async ({
  desk,
}) => {
  await desk.ready();
  await desk.layer('Deadline').getByRole('textbox').fill('1');
  await desk.run('print("busy", flush=True)\nwhile True: pass\n');
  await expect(desk.verdict).toContainText('Deadline layer held.');
  await expect(desk.output.getByRole('button', { name: 'Give it 10 s and run' })).toBeVisible();
  await desk.layer('Deadline').getByRole('textbox').fill('10');
  await desk.run('while True: print("all work and no play")\n');
  await expect(desk.verdict).toContainText('Output layer held.');
  await expect(desk.output.getByRole('button', { name: 'Give it 16 MiB and run' })).toBeVisible();
  await desk.run(
    'import os, time\nfor _ in range(100):\n    if os.fork() == 0:\n        time.sleep(5)\n        os._exit(0)\n',
  );
  await expect(desk.verdict).toContainText('Processes layer held.');
  await expect(desk.verdict).toContainText('pids.max: 64');
  await expect(
    desk.output.getByRole('button', { name: 'Give it 128 processes and run' }),
  ).toBeVisible();
});

test('a verdict leaves the output its room in a small window', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1024, height: 700 });
  await desk.ready();
  await desk.run(HUNGRY);
  await expect(desk.output.getByRole('button', { name: /Give it 512 MiB/ })).toBeVisible();
  const screen = await desk.output.locator('[data-pane="output"]').boundingBox();
  expect(screen?.height).toBeGreaterThan(90);
  // Nothing lies over another: the text ends where the input begins.
  const input = await desk.input.boundingBox();
  expect((screen?.y ?? 0) + (screen?.height ?? 0)).toBeLessThanOrEqual(input?.y ?? 0);
});

test('a program that failed leaves the input in sight in a small window', async ({ desk }) => {
  await desk.ready();
  await desk.page.setViewportSize({ width: 1024, height: 700 });
  await desk.page.reload();
  await desk.ready();
  await desk.run('print("\\x1b]0;title\\x07 hidden")\nraise SystemExit(3)\n');
  await expect(desk.verdict).toContainText('Failed');
  await expect(desk.input).toBeInViewport({ ratio: 1 });
});
