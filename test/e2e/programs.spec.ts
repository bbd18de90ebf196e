import { expect, test } from './fixtures.ts';

test('a program of several files runs, and is found again after the application was started anew', async ({
  application,
  desk,
}) => {
  await desk.ready();
  await desk.paste('import helper\nprint(helper.answer)\n');
  await desk.page.getByRole('button', { name: 'Add a file' }).click();
  await desk.page.keyboard.press('Enter');
  await expect(desk.page.getByRole('textbox', { name: 'Program helper.py' })).toBeAttached();
  await desk.paste('answer = 6 * 7\n');
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('42');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  await application.stop();
  await application.start();
  await desk.ready();
  await desk.runButton.click();
  await expect(desk.output).toContainText('42');
});

test('files are renamed in place, taken out, and called back', async ({ desk }) => {
  await desk.ready();
  await desk.paste('print(1)\n');
  await desk.page.getByRole('button', { name: 'Add a file' }).click();
  await desk.page.keyboard.press('Enter');
  const files = desk.page.getByRole('navigation', { name: 'Files' });
  await files.getByRole('button', { name: 'helper.py', exact: true }).press('F2');
  await desk.page.getByRole('textbox', { name: 'New name of helper.py' }).fill('aid.py');
  await desk.page.keyboard.press('Enter');
  await files.getByRole('button', { name: 'Actions for aid.py' }).click();
  await desk.page.getByRole('menuitem', { name: /Remove/ }).click();
  await expect(files.getByRole('button', { name: 'aid.py', exact: true })).toBeHidden();
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await expect(files.getByRole('button', { name: 'aid.py', exact: true })).toBeVisible();
});

test('several programs stand in the workspace; one that is removed comes back', async ({
  desk,
}) => {
  await desk.ready();
  await desk.paste('print("first")\n');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  await desk.page.getByRole('button', { name: 'New Python program' }).click();
  await desk.paste('print("second")\n');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  const workspace = desk.page.getByRole('region', { name: 'Workspace' });
  const programs = workspace.getByRole('button', { name: /^main\.py/ });
  await expect(programs).toHaveCount(2);
  await programs.last().click();
  await expect.poll(() => desk.program()).toContain('first');
  await workspace
    .getByRole('button', { name: /^Remove main\.py/ })
    .last()
    .click({ force: true });
  await expect(programs).toHaveCount(1);
  await expect.poll(() => desk.program()).toContain('second');
  await desk.page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => desk.program()).toContain('first');
});

test('a run is looked back at with its output and its evidence, and run again', async ({
  desk,
}) => {
  await desk.ready();
  await desk.run('print("the first of two")\n');
  await expect(desk.verdict).toContainText('Finished');
  await desk.run('import sys\nsys.exit(3)\n');
  await expect(desk.verdict).toContainText('exit code 3');
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  await expect(runs.getByRole('button', { name: /^main\.py/ })).toHaveCount(2);
  await runs
    .getByRole('button', { name: /^main\.py/ })
    .last()
    .click();
  await expect(desk.output).toContainText('the first of two');
  await expect(desk.verdict).toContainText('exit code 0');
  await expect(desk.layer('Network')).toContainText('enforced');
  await desk.page.getByRole('button', { name: 'Run again' }).click();
  await expect(runs.getByRole('button', { name: /^main\.py/ })).toHaveCount(3);
  await expect(desk.output).toContainText('the first of two');
  // What is being written is not touched by looking back.
  expect(await desk.program()).toContain('sys.exit(3)');
});

test('an error is marked at its line', async ({ desk }) => {
  await desk.ready();
  await desk.run('print("fine")\n\nmissing()\n');
  await expect(desk.verdict).toContainText('Failed');
  await expect(desk.page.locator('.squiggly-error')).toHaveCount(1);
  await desk.run('print("fine")\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.page.locator('.squiggly-error')).toHaveCount(0);
});

test('input that was prepared is given at the start, and outlives a reload', async ({ desk }) => {
  await desk.ready();
  await desk.paste('import sys\nprint(sys.stdin.read().upper())\n');
  await desk.page.getByRole('button', { name: 'Prepare input…' }).click();
  await desk.page.getByRole('textbox', { name: 'Input given at the start' }).fill('prepared\n');
  await desk.runButton.click();
  await expect(desk.output).toContainText('PREPARED');
  await desk.page.reload();
  await desk.ready();
  await expect(desk.page.getByRole('textbox', { name: 'Input given at the start' })).toHaveValue(
    'prepared\n',
  );
});

test('every command is found in the palette, by keyboard alone', async ({ desk }) => {
  await desk.ready();
  await desk.paste('print("by palette")\n');
  await desk.page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(desk.page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
  await desk.page.keyboard.type('run program');
  await desk.page.keyboard.press('Enter');
  await expect(desk.output).toContainText('by palette');
  await desk.page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(desk.page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
  await desk.page.keyboard.type('language rust');
  await desk.page.keyboard.press('Enter');
  await expect(desk.language).toHaveValue('rust');
});

test('a file from disk is opened as a program of its own', async ({ desk }) => {
  await desk.ready();
  const chooser = desk.page.waitForEvent('filechooser');
  await desk.page.getByRole('button', { name: 'Open files from disk' }).click();
  await (await chooser).setFiles([
    { name: 'tool.rb', mimeType: 'text/plain', buffer: Buffer.from('puts "from disk"\n') },
    { name: 'picture.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([255, 0]) },
  ]);
  await expect(desk.language).toHaveValue('ruby');
  await expect.poll(() => desk.program()).toContain('from disk');
  await expect(desk.page.getByText('Not opened: picture.bin is not')).toBeVisible();
});
