import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

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
  await desk.page.keyboard.press('Alt+n');
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

test('all runs are forgotten only after a question', async ({ desk }) => {
  await desk.ready();
  await desk.run('print(1)\n');
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  const kept = runs.getByRole('button', { name: /^main\.py/ });
  await expect(kept).toHaveCount(1);
  const question = desk.page.getByRole('alertdialog', { name: 'Forget all runs' });
  await runs.getByRole('button', { name: 'Forget all' }).click();
  await expectAccessible(desk.page);
  await question.getByRole('button', { name: 'Keep them' }).click();
  await expect(question).toBeHidden();
  await expect(kept).toHaveCount(1);
  await runs.getByRole('button', { name: 'Forget all' }).click();
  await question.getByRole('button', { name: 'Forget them' }).click();
  await expect(kept).toHaveCount(0);
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

test('an error is marked in the program that ran, and in no other of its file’s name', async ({
  desk,
}) => {
  await desk.ready();
  const marks = desk.page.locator('.squiggly-error');
  await desk.run('missing()\n');
  await expect(marks).toHaveCount(1);
  await desk.page.keyboard.press('Alt+n');
  await desk.paste('print("innocent")\n');
  await expect.poll(() => desk.program()).toContain('innocent');
  await expect(marks).toHaveCount(0);
  const programs = desk.page
    .getByRole('region', { name: 'Workspace' })
    .getByRole('button', { name: /^main\.py/ });
  await programs.last().click();
  await expect(marks).toHaveCount(1);
  // What ran in the past may be another text than the one that is written now.
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  await runs.getByRole('button', { name: /^main\.py/ }).click();
  await expect(desk.page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await expect(marks).toHaveCount(0);
});

test('the search in the output leaves the focus where it is while the page goes on', async ({
  desk,
}) => {
  await desk.ready();
  await desk.run('print("needle")\n');
  await expect(desk.verdict).toContainText('Finished');
  await desk.page.getByRole('button', { name: 'Find in the output' }).click();
  await expect(desk.page.getByRole('textbox', { name: 'Find in the output' })).toBeFocused();
  await desk.preset.focus();
  await desk.preset.selectOption({ index: 0 });
  await expect(desk.preset).not.toHaveValue('hardened');
  await expect(desk.preset).toBeFocused();
});

test('what was prepared as input is there again after typing it was tried', async ({ desk }) => {
  await desk.ready();
  const prepared = desk.page.getByRole('textbox', { name: 'Input given at the start' });
  await desk.page.getByRole('button', { name: 'Prepare input…' }).click();
  await prepared.fill('a long table\n');
  await desk.page.getByRole('button', { name: 'Type it while running' }).click();
  await expect(prepared).toBeHidden();
  await desk.page.getByRole('button', { name: 'Prepare input…' }).click();
  await expect(prepared).toHaveValue('a long table\n');
});

test('what the page remembers outlives a new start', async ({ application, desk }) => {
  await desk.ready();
  await desk.page.evaluate(() => localStorage.setItem('glovebox.e2e', 'kept'));
  await application.stop();
  await application.start();
  await desk.ready();
  expect(await desk.page.evaluate(() => localStorage.getItem('glovebox.e2e'))).toBe('kept');
});

test('keys go through the files, and the focus stays with them', async ({ desk }) => {
  await desk.ready();
  await desk.paste('print(1)\n');
  const files = desk.page.getByRole('navigation', { name: 'Files' });
  const tab = (name: string) => files.getByRole('button', { name, exact: true });
  await desk.page.getByRole('button', { name: 'Add a file' }).click();
  await desk.page.keyboard.press('Enter');
  await expect(tab('helper.py')).toBeFocused();
  await desk.page.keyboard.press('F2');
  await desk.page.keyboard.press('Escape');
  await expect(tab('helper.py')).toBeFocused();
  await desk.page.keyboard.press('F2');
  await desk.page.getByRole('textbox', { name: 'New name of helper.py' }).fill('aid.py');
  await desk.page.keyboard.press('Enter');
  await expect(tab('aid.py')).toBeFocused();
  // In the editor, which has keys of its own.
  await desk.editor.focus();
  await desk.page.keyboard.press('Alt+PageDown');
  await expect(desk.page.getByRole('textbox', { name: 'Program main.py' })).toBeAttached();
  await desk.editor.focus();
  await desk.page.keyboard.press('Alt+PageUp');
  await expect(desk.page.getByRole('textbox', { name: 'Program aid.py' })).toBeAttached();
  await tab('aid.py').press('Delete');
  await expect(tab('aid.py')).toBeHidden();
  await expect(tab('main.py')).toBeFocused();
});

test('a pane that is gone to by the palette has the focus, by button, F1 or keys', async ({
  desk,
}) => {
  await desk.ready();
  const search = desk.page.getByRole('searchbox', { name: 'Find a command' });
  await desk.page.getByRole('button', { name: 'Commands' }).click();
  await expect(search).toBeFocused();
  await desk.page.keyboard.type('go to editor');
  await desk.page.keyboard.press('Enter');
  await expect(search).toBeHidden();
  await expect(desk.editor).toBeFocused();
  await desk.page.keyboard.press('F1');
  await expect(search).toBeFocused();
  await desk.page.keyboard.type('go to isolation');
  await desk.page.keyboard.press('Enter');
  await expect(search).toBeHidden();
  await expect(desk.page.locator('[data-pane="isolation"]:focus-within')).toBeAttached();
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
