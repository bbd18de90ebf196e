import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('the posture of the machine is a page of its own, and a program goes on under it', async ({
  desk,
}) => {
  await desk.ready();
  const { page } = desk;
  await desk.run('import time\nprint("begun", flush=True)\ntime.sleep(4)\nprint("gone on")\n');
  await expect(desk.output).toContainText('begun');
  await page.getByRole('button', { name: /^Docker Engine/ }).click();
  const posture = page.getByRole('dialog', { name: 'Posture of this machine' });
  await expect(posture.getByRole('heading', { name: 'Who may command it' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(posture).toContainText('could be better');
  await expect(posture).toContainText('/docker.sock');
  await expectAccessible(page);
  await page.context().grantPermissions(['clipboard-write']);
  await posture
    .getByRole('button', { name: /^Copy: / })
    .first()
    .click();
  await expect(posture.getByText('Copied', { exact: true })).toBeAttached();
  await posture.getByRole('button', { name: 'Check again' }).click();
  await expect(posture.getByRole('button', { name: 'Check again' })).toBeEnabled({
    timeout: 60_000,
  });
  await page.keyboard.press('Escape');
  await expect(posture).toBeHidden();
  await expect(desk.output).toContainText('gone on');
  await expect(desk.verdict).toContainText('Finished');
});

test('what the checks say is the same as on the command line', async ({ desk }) => {
  await desk.ready();
  await desk.page.keyboard.press('Alt+m');
  const posture = desk.page.getByRole('dialog', { name: 'Posture of this machine' });
  await expect(posture.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 });
  await expect(posture.getByRole('heading', { level: 4 })).toHaveCount(
    (await posture.getByRole('listitem').all()).length,
  );
  for (const title of ['Known flaws of runc', 'Runtimes', 'Seccomp']) {
    await expect(posture.getByRole('heading', { name: new RegExp(title, 'i') })).toBeVisible();
  }
});

test.describe('without an engine', () => {
  test.use({ environment: { DOCKER_HOST: 'unix:///nowhere/glovebox.sock' } });

  test('it says that there is none, and how to mend that', async ({ desk }) => {
    await desk.ready();
    await desk.page.getByRole('button', { name: 'No engine' }).click();
    const posture = desk.page.getByRole('dialog', { name: 'Posture of this machine' });
    await expect(posture).toContainText('No container engine answers at');
    await expect(posture).toContainText('Mend it');
    await expectAccessible(desk.page);
  });
});
