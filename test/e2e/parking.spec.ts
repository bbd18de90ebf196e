/** Sandboxes that wait for the next run, as the page shows them. */
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('what is written next finds its sandbox waiting, and the page says so', async ({ desk }) => {
  await desk.ready();
  const ready = desk.layers.getByRole('button', { name: /^[1-9]\d* sandbox(es)? ready/ });
  await expect(ready).toBeVisible({ timeout: 60_000 });
  await desk.run('print("at once")');
  await expect(desk.output).toContainText('at once');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('started ahead');
  await expect(desk.layer('Single use')).toContainText('started once');

  // Another takes its place, for the next.
  await expect(ready).toBeVisible();
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Finished');
});

test('what a person changes is started ahead anew, and what weakens is not', async ({ desk }) => {
  await desk.ready();
  const ready = desk.layers.getByRole('button', { name: /^[1-9]\d* sandbox(es)? ready/ });
  await expect(ready).toBeVisible({ timeout: 60_000 });
  await desk.layer('Memory').getByRole('textbox').fill('64');
  await desk.run('print("small")');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.layer('Memory')).toContainText('64 MiB');
  await desk.layer('Network').getByRole('combobox').selectOption('internet');
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('consent');
});

test('is explained to whoever asks, and readable to all', async ({ desk, application }) => {
  await desk.ready();
  const ready = desk.layers.getByRole('button', { name: /^[1-9]\d* sandbox(es)? ready/ });
  await expect(ready).toBeVisible({ timeout: 60_000 });
  await ready.focus();
  await application.page.keyboard.press('Enter');
  await expect(desk.layers.getByText('It serves one run and is removed')).toBeVisible();
  await expectAccessible(application.page);
});
