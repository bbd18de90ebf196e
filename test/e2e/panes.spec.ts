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

test('a run brings the output back', async ({ desk }) => {
  await desk.ready();
  await desk.page.keyboard.press('ControlOrMeta+J');
  await expect(desk.output).toHaveCount(0);
  await desk.run('print("seen")\n');
  await expect(desk.output).toContainText('seen');
});
