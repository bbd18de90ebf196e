import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

const EATS_AND_WAITS = `import time
eaten = bytearray(120 * 1024 * 1024)
print("eaten", flush=True)
time.sleep(3)
`;

test('what a program uses is seen against its limits while it runs, after it, and in its past', async ({
  desk,
}) => {
  await desk.ready();
  const use = desk.output.getByRole('region', { name: 'Use of resources' });
  await expect(use).toContainText('– of 256 MiB');
  await desk.run(EATS_AND_WAITS);
  await expect(desk.output).toContainText('eaten');
  await expect(use).toContainText(/1[2-9]\d of 256 MiB/);
  await expect(use).toContainText(/[2-9] of 64/);
  await expectAccessible(desk.page);
  await expect(desk.verdict).toContainText('Finished');
  // The most, when it is over: all of it was given back by then.
  await expect(use).toContainText(/1[2-9]\d of 256 MiB/);
  await expect(use.locator('canvas')).toHaveCount(3);

  await desk.run('print("short")\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(use).not.toContainText(/1[2-9]\d of/);
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  await runs
    .getByRole('button', { name: /^main\.py/ })
    .last()
    .click();
  await expect(use).toContainText(/1[2-9]\d of 256 MiB/);
});

test('the limit that is drawn is the one that the run had, not the next one’s', async ({
  desk,
}) => {
  await desk.ready();
  const use = desk.output.getByRole('region', { name: 'Use of resources' });
  await desk.layer('Memory').getByRole('textbox').fill('64');
  await expect(use).toContainText('of 64 MiB');
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  await desk.layer('Memory').getByRole('textbox').fill('512');
  await expect(use).toContainText('of 64 MiB');
});
