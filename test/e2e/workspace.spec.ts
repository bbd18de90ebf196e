import { expect, test } from './fixtures.ts';
import { BrowserApplication } from './support/application.ts';

test('text and language survive a reload, at once', async ({ desk }) => {
  await desk.ready();
  await desk.chooseLanguage('Bash');
  await desk.paste('echo kept\n');
  // Before autosave's pause is over.
  await desk.page.reload();
  await desk.ready();
  await expect(desk.language).toHaveValue('bash');
  const found = desk.page.getByRole('button', { name: 'Restore it' });
  await expect(found.or(desk.page.getByText('echo kept')).first()).toBeVisible();
  if (await found.isVisible()) await found.click();
  await expect.poll(() => desk.program()).toContain('echo kept');
});

test('everything is found again after the application was started anew', async ({
  application,
  desk,
}) => {
  await desk.ready();
  await desk.paste('print("python kept")\n');
  await desk.chooseLanguage('Bash');
  await desk.paste('echo "bash kept"\n');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  await application.stop();
  await application.start();
  await desk.ready();
  await expect(desk.language).toHaveValue('bash');
  await expect.poll(() => desk.program()).toContain('bash kept');
  await desk.chooseLanguage('Python');
  await expect.poll(() => desk.program()).toContain('python kept');
});

test('each language has its own text, beginning with a sample', async ({ desk }) => {
  await desk.ready();
  const sample = await desk.program();
  await desk.chooseLanguage('C');
  await expect.poll(() => desk.program()).toContain('#include');
  await desk.chooseLanguage('Python');
  await expect.poll(() => desk.program()).toBe(sample);
});

test('a file shows what was typed last, also after it was renamed and beside another', async ({
  desk,
}) => {
  await desk.ready();
  await desk.paste('print("typed first")\n');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  await desk.paste('print("typed last")\n');
  const files = desk.page.getByRole('navigation', { name: 'Files' });
  await files.getByRole('button', { name: 'main.py', exact: true }).press('F2');
  await desk.page.getByLabel('New name of main.py').fill('start.py');
  await desk.page.getByLabel('New name of main.py').press('Enter');
  await expect(files.getByRole('button', { name: 'start.py', exact: true })).toBeVisible();
  await expect.poll(() => desk.program()).toContain('typed last');
  await desk.page.getByRole('button', { name: 'Add a file' }).click();
  await desk.page.getByLabel('Name of the new file').press('Enter');
  await expect.poll(() => desk.program()).not.toContain('typed last');
  await files.getByRole('button', { name: 'helper.py', exact: true }).press('Delete');
  await expect.poll(() => desk.program()).toContain('typed last');
});

test('a program cannot break the editor by what it prints', async ({ desk }) => {
  await desk.ready();
  await desk.paste(
    'import sys\nfor line in ("9" * 400, "9999999", "0"):\n    print(f"main.py:{line}: x", file=sys.stderr)\nsys.exit(1)\n',
  );
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('code 1');
  await expect(desk.page.locator('.monaco-editor').first()).toBeVisible();
  await expect.poll(() => desk.program()).toContain('sys.exit(1)');
});

test('a text outlives the loss of the application, and is offered again', async ({
  application,
  desk,
}) => {
  test.skip(!(application instanceof BrowserApplication), 'The desktop’s window ends with it');
  if (!(application instanceof BrowserApplication)) return;
  await desk.ready();
  await application.kill();
  await expect(desk.page.getByText('Glovebox does not answer')).toBeVisible({ timeout: 30_000 });
  await desk.paste('print("typed without an application")\n');
  await expect.poll(() => desk.program()).toContain('typed without an application');
  await application.start();
  await desk.ready();
  await desk.page.getByRole('button', { name: 'Restore it' }).click();
  await expect.poll(() => desk.program()).toContain('typed without an application');
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Finished');
});
