import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('panes are folded away and brought back, by key and by button, and stay as they were left', async ({
  desk,
}) => {
  await desk.ready();
  const { page } = desk;
  const workspace = page.getByRole('region', { name: 'Workspace' });
  await expect(workspace).toBeVisible();
  await page.keyboard.press('ControlOrMeta+B');
  // Not only out of sight: nothing in it can be reached.
  await expect(workspace).toHaveCount(0);
  await page.getByRole('button', { name: 'Hide the isolation panel' }).click();
  await expect(desk.layers).toHaveCount(0);
  await desk.editor.focus();
  await page.keyboard.press('ControlOrMeta+J');
  await expect(desk.output).toHaveCount(0);
  await expectAccessible(page);

  await page.reload();
  await desk.ready();
  await expect(workspace).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the isolation panel' }).click();
  await expect(desk.layer('Network')).toBeVisible();
  // To go to a pane brings it back.
  await page.keyboard.press('Alt+5');
  await expect(page.locator('[data-pane="sidebar"]:focus-within')).toBeAttached();
  await page.keyboard.press('Alt+2');
  await expect(desk.output).toBeVisible();
});

test('the focus goes on where a pane that has it is folded away, or the raw view closed', async ({
  desk,
}) => {
  await desk.ready();
  const { page } = desk;
  await page.keyboard.press('Alt+5');
  await expect(page.locator('[data-pane="sidebar"]:focus-within')).toBeAttached();
  await page.keyboard.press('ControlOrMeta+B');
  await expect(desk.editor).toBeFocused();

  await desk.run('print("seen")\n');
  await expect(desk.verdict).toContainText('Finished');
  const inOutput = page.locator('[data-pane="output"]:focus-within');
  await page.keyboard.press('Alt+2');
  await expect(inOutput).toBeAttached();
  await page.keyboard.press('Alt+o');
  await expect(desk.output.locator('.raw-view:focus-within')).toBeAttached();
  await page.keyboard.press('Alt+o');
  await expect(desk.output.locator('.raw-view')).toHaveCount(0);
  await expect(inOutput).toBeAttached();

  await page.keyboard.press('Alt+s');
  await expect(desk.output.getByRole('textbox', { name: 'Find in the output' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(inOutput).toBeAttached();
});

test('a run brings the output back', async ({ desk }) => {
  await desk.ready();
  await desk.page.keyboard.press('ControlOrMeta+J');
  await expect(desk.output).toHaveCount(0);
  await desk.run('print("seen")\n');
  await expect(desk.output).toContainText('seen');
});
