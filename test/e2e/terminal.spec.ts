import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ desk }) => {
  await desk.ready();
  await desk.switchTerminal();
  await expect(desk.terminal).toBeChecked();
});

test('a program is given a terminal of the screen’s size', async ({ desk }) => {
  await desk.run(
    'import os, sys\nprint("terminal", sys.stdin.isatty(), sys.stdout.isatty())\nprint("columns", os.get_terminal_size().columns > 20)\n',
  );
  await expect(desk.output).toContainText('terminal True True');
  await expect(desk.output).toContainText('columns True');
});

test('keys go straight to the program, and Ctrl+C interrupts it', async ({ desk }) => {
  await desk.run(
    'import time\nname = input("name? ")\nprint("hello", name)\ntry:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    print("interrupted")\n',
  );
  await expect(desk.output).toContainText('name?');
  await desk.page.keyboard.type('Ada');
  await desk.page.keyboard.press('Enter');
  await expect(desk.output).toContainText('hello Ada');
  await desk.page.keyboard.press('Control+c');
  await expect(desk.output).toContainText('interrupted');
  await expect(desk.verdict).toContainText('Finished');
});

test('a program hears of a new size', async ({ desk }) => {
  await desk.run(
    'import os, signal, time\nsignal.signal(signal.SIGWINCH, lambda *_: os.write(1, b"now %d\\n" % os.get_terminal_size().columns))\nprint("ready", os.get_terminal_size().columns, flush=True)\nwhile True: time.sleep(0.05)\n',
  );
  await expect(desk.output).toContainText('ready');
  const separator = desk.page.getByRole('separator', { name: 'Width of the isolation panel' });
  await separator.focus();
  for (let step = 0; step < 4; step += 1) await separator.press('ArrowLeft');
  await expect(desk.output).toContainText('now');
  await desk.stopButton.click();
  await expect(desk.verdict).toContainText('Stopped');
});

test('F6 leaves the terminal, which takes every other key', async ({ desk }) => {
  await desk.run('input("waiting ")\n');
  await expect(desk.output).toContainText('waiting');
  await desk.page.keyboard.press('F6');
  await expect(desk.output.getByRole('textbox', { name: 'Output text' })).not.toBeFocused();
  await desk.stopButton.click();
  await expect(desk.verdict).toContainText('Stopped');
});
