import { expect, test } from './fixtures.ts';

test('before a run the panel claims nothing; after it every layer has a state', async ({
  desk,
}) => {
  await desk.ready();
  await expect(desk.layers.getByRole('heading', { name: 'The next run' })).toBeVisible();
  await expect(desk.layer('Network').getByText('enforced')).toHaveCount(0);
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.layers.getByText('In the last run')).toBeVisible();
  const states = /enforced|open|inconclusive|unavailable/;
  const layers = desk.layers.getByRole('group').filter({
    has: desk.page.getByRole('button', { name: 'Details' }),
  });
  expect(await layers.count()).toBeGreaterThan(25);
  for (const group of await layers.all()) {
    await expect(group).toContainText(states);
  }
});

test('a lowered layer is seen to be open, and falls back after the run', async ({ desk }) => {
  await desk.ready();
  const user = desk.layer('Unprivileged user');
  await user.getByRole('combobox').selectOption('root');
  await expect(desk.layers.getByText('1 change from Hardened')).toBeVisible();
  await expect(user).toContainText('will be open');
  await desk.run('import os\nprint("uid", os.getuid())\n');
  await expect(desk.output).toContainText('uid 0');
  await expect(desk.verdict).toContainText('Finished');
  await expect(user).not.toContainText('enforced');
  await expect(user.getByRole('combobox')).toHaveValue('unprivileged');
  await expect(desk.layers.getByText('no changes')).toBeVisible();
  await desk.runButton.click();
  await expect(desk.output).toContainText('uid 10001');
});

test('changes are taken back by one button', async ({ desk }) => {
  await desk.ready();
  await desk.layer('Memory').getByRole('textbox').fill('64');
  await expect(desk.layers.getByText('1 change from Hardened')).toBeVisible();
  await desk.layers.getByRole('button', { name: 'Reset' }).click();
  await expect(desk.layer('Memory').getByRole('textbox')).toHaveValue('256');
});

test('a size out of range stays as typed, says the range, and is not run with', async ({
  desk,
}) => {
  await desk.ready();
  const memory = desk.layer('Memory');
  await memory.getByRole('textbox').fill('1');
  await expect(memory.getByRole('alert')).toContainText('A number from 16 to');
  await expect(memory.getByRole('textbox')).toHaveValue('1');
  await desk.runButton.click();
  await expect(desk.page.getByText('Memory cannot be 1.')).toBeVisible();
  await expect(desk.runButton).toBeEnabled();
});

test('what needs consent is refused without it, in a sentence', async ({ desk }) => {
  await desk.ready();
  await desk.layer('System-call filter').getByRole('combobox').selectOption('off');
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText(/consent|allow-weakening/i);
  await expect(desk.runButton).toBeEnabled();
});

test('a layer tells what it stops and what it does not', async ({ desk }) => {
  await desk.ready();
  const network = desk.layer('Network');
  await network.getByRole('button', { name: 'Details' }).click();
  await expect(network).toContainText('Does not stop');
});

test('the same sandbox is told as a docker run line, which follows the levels and can be copied', async ({
  desk,
}) => {
  await desk.ready();
  const equivalent = desk.layers.getByRole('region', { name: 'The same with docker run' });
  await expect(equivalent).toContainText('--cap-drop ALL');
  await expect(equivalent).toContainText('--network none');
  await desk.layer('Network').getByRole('combobox').selectOption('internet');
  await expect(equivalent).toContainText('--network bridge');
  await desk.page.context().grantPermissions(['clipboard-write']);
  await equivalent.getByRole('button', { name: 'Copy' }).click();
  await expect(equivalent.getByRole('button', { name: 'Copied' })).toBeVisible();
  // The page itself may not read the clipboard: what was copied shows where a person pastes it.
  await desk.argumentLine.press('ControlOrMeta+V');
  await expect(desk.argumentLine).toHaveValue(
    /^docker run --rm --interactive .* python3 \.\/main\.py$/,
  );
});
