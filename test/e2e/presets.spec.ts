/** Presets of the person's own: made, used, changed, taken away and brought back. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('levels are kept under a name, survive a restart, and are what a run falls back to', async ({
  desk,
  application,
}) => {
  await desk.ready();
  await desk.layer('Memory').getByRole('textbox').fill('128');
  await desk.layers.getByRole('button', { name: 'Save as…' }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Your presets' });
  await expect(dialog).toContainText('memory=128');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Small lab');
  await expectAccessible(desk.page);
  await dialog.getByRole('button', { name: 'Save as preset' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(
    desk.layers.getByText(/^As Small lab, which differs from Hardened in /),
  ).toBeVisible();

  await application.stop();
  await application.start();
  await desk.ready();
  await expect(desk.preset.locator('option:checked')).toHaveText('Small lab');
  await expect(desk.layer('Memory').getByRole('textbox')).toHaveValue('128');
  await desk.layer('Unprivileged user').getByRole('combobox').selectOption('root');
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await expect(banner).toContainText('then back to Small lab');
  await desk.run('import os\nprint("uid", os.getuid())\n');
  await expect(desk.output).toContainText('uid 0');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.layer('Memory')).toContainText('128 MiB, swap 0');
  await expect(
    desk.layers.getByText(/^As Small lab, which differs from Hardened in /),
  ).toBeVisible();

  const recent = desk.page.getByRole('region', { name: 'Recent runs' });
  await recent.getByRole('button', { name: /^main\.py/ }).click();
  await expect(desk.page.getByRole('note')).toContainText('with Small lab and 1 change.');
});

test('one is renamed, updated, removed, and the removal undone', async ({ desk }) => {
  await desk.ready();
  await desk.layer('Processes').getByRole('textbox').fill('32');
  await desk.layers.getByRole('button', { name: 'Save as…' }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Your presets' });
  const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Hardened');
  await name.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('already');
  await name.fill('Few');
  await name.press('Enter');
  await expect(dialog).toHaveCount(0);

  await desk.layer('Processes').getByRole('textbox').fill('16');
  await desk.page.keyboard.press('Alt+P');
  await dialog.getByRole('button', { name: 'Update Few' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('processes=16');
  await dialog.getByRole('button', { name: 'Rename Few' }).click();
  await dialog.getByRole('textbox', { name: 'New name of Few' }).fill('Fewer');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toContainText('Fewer (chosen)');
  await expectAccessible(desk.page);
  await dialog.getByRole('button', { name: 'Remove Fewer' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await expect(desk.preset).toHaveValue('hardened');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Use Fewer' }).click();
  await expect(desk.layer('Processes').getByRole('textbox')).toHaveValue('16');
});

test('a preset gives no consent', async ({ desk, door }) => {
  test.skip(door === 'electron', 'There a dialog asks');
  await desk.ready();
  await desk.layer('Network').getByRole('combobox').selectOption('internet');
  await desk.layers.getByRole('button', { name: 'Save as…' }).click();
  const dialog = desk.page.getByRole('dialog', { name: 'Your presets' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Online');
  await dialog.getByRole('button', { name: 'Save as preset' }).click();
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await expect(banner).toContainText('Needs consent');
  await expect(banner).toContainText('Until another preset than Online is chosen.');
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('consent');
  await desk.page.reload();
  await desk.ready();
  await expect(banner).toContainText('Until another preset than Online is chosen.');
  await banner.getByRole('button', { name: 'Back to Hardened' }).click();
  await desk.page.reload();
  await desk.ready();
  await expect(desk.preset).toHaveValue('hardened');
  await expect(banner).toBeHidden();
});

test('a damaged one is set aside and told of', async ({ desk, application, dataFolder }) => {
  await desk.ready();
  await application.stop();
  const folder = join(dataFolder, 'presets');
  await writeFile(join(folder, '0b8c1a52-6f0e-4a7e-9d55-3f1d7a1c2b3e.json'), '{"half');
  await application.start();
  await desk.ready();
  const alert = desk.page.getByRole('alert').filter({ hasText: 'A preset of yours' });
  await expect(alert).toContainText('damaged and is set aside');
  expect(await readdir(folder)).toEqual([expect.stringContaining('.json.damaged-')]);
});
