import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('a program to begin with is chosen by a few letters, and runs', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  await desk.editor.focus();
  await page.keyboard.press('Alt+Shift+N');
  const chooser = page.getByRole('dialog', { name: 'New program' });
  await expect(chooser.getByRole('menuitem').first()).toContainText('Python');
  await expectAccessible(page);
  await page.keyboard.type('several');
  await page.keyboard.press('Enter');
  await expect(chooser).toBeHidden();
  await expect(desk.editor).toBeFocused();
  const files = page.getByRole('navigation', { name: 'Files' });
  await expect(files.getByRole('button', { name: 'greeting.py', exact: true })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.output).toContainText('Hello, reader, from another file.');
});

test('one of another language brings the language along, and what it is run with', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.ready();
  await page.getByRole('button', { name: 'Begin with another program…' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('arguments bash');
  await page.keyboard.press('Enter');
  await expect(desk.language).toHaveValue('bash');
  await expect(desk.argumentLine).toHaveValue('red "two words"');
  await desk.runButton.click();
  await expect(desk.output).toContainText('2: two words');
});

test('nothing that was typed gives way to it, and it is kept once it is changed', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.ready();
  await desk.paste('print("mine")\n');
  // Before autosave's pause is over.
  await page.getByRole('button', { name: 'New program…' }).click();
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect.poll(() => desk.program()).toContain('Hello from inside the box.');
  const workspace = page.getByRole('region', { name: 'Workspace' });
  await expect(workspace.getByRole('button', { name: /^main\.py/ })).toHaveCount(2);
  await desk.editor.focus();
  await page.keyboard.type('# changed\n');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await desk.ready();
  await expect.poll(() => desk.program()).toContain('# changed');
  await workspace
    .getByRole('button', { name: /^main\.py/ })
    .last()
    .click();
  await expect.poll(() => desk.program()).toContain('mine');
});

test('the chooser is left as it was come to', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  const before = await desk.program();
  const button = page.getByRole('button', { name: 'New program…' });
  await button.click();
  await page.keyboard.type('no such thing');
  await expect(page.getByText('No such program')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();
  expect(await desk.program()).toBe(before);
});

test('it fits a narrow page, in the dark', async ({ desk }) => {
  await desk.page.emulateMedia({ colorScheme: 'dark' });
  await desk.page.setViewportSize({ width: 320, height: 640 });
  await desk.ready();
  await desk.page.keyboard.press('Alt+Shift+N');
  await expect(desk.page.getByRole('menuitem').first()).toBeInViewport();
  await expectAccessible(desk.page);
});
