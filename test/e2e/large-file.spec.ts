import { expect, test } from './fixtures.ts';
import { watchTasks } from './support/long-tasks.ts';

// A trace looks through the whole page with every key, and what is measured here is the page alone.
test.use({ trace: 'off' });

/** Just below 1 MiB, which is the most that a run takes. */
const LARGE = 'value = 12345  # one line among very many others\n'.repeat(21_000);

test('a megabyte is pasted and typed into without a stall', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  await desk.paste('# nothing yet\n');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  const watchedPaste = await watchTasks(page);
  await desk.paste(LARGE);
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  const pasting = await watchedPaste();
  await desk.editor.press('ControlOrMeta+Home');
  await page.waitForTimeout(1_000);
  const watchedKeys = await watchTasks(page);
  for (const key of 'typed = 1;') {
    await page.keyboard.press(key);
    await page.waitForTimeout(50);
  }
  const typing = await watchedKeys();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await expect.poll(() => desk.program()).toContain('typed = 1;value');
  const description = `pasting ${JSON.stringify(pasting)}, typing ${JSON.stringify(typing)}`;
  test.info().annotations.push({ type: 'longest tasks', description });
  // One moment for a megabyte, which is Monaco's own; and none that a writer would feel.
  expect(pasting.workMs ?? pasting.wallMs).toBeLessThan(400);
  expect(typing.workMs ?? typing.wallMs).toBeLessThan(100);
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Finished');
});

test('what is too large for a run is kept, and said to be', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  const size = page.getByText('main.py is larger than 1 MiB');
  await desk.paste(LARGE);
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await expect(size).toBeHidden();
  await desk.paste(LARGE.repeat(2));
  await expect(size).toBeVisible();
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await desk.runButton.click();
  await expect(page.getByText('“main.py” is larger than 1 MiB.')).toBeVisible();
  await page.reload();
  await desk.ready();
  await expect(size).toBeVisible();
  await expect.poll(() => desk.program()).toContain('value = 12345');
});

test('what is too large even to be kept stays in the window, and is said to be there alone', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.ready();
  await desk.paste(LARGE.repeat(9));
  const alert = page.getByRole('alert').filter({ hasText: 'main.py could not be saved' });
  await expect(alert).toContainText('this window only');
  await desk.paste('print("short again")\n');
  await expect(page.getByText('saved', { exact: true })).toBeVisible();
  await expect(alert).toBeHidden();
});
