import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

/** Where an engine will be, and is not yet. */
const SOCKET = join(tmpdir(), `glovebox-e2e-${process.pid}.sock`);
const REAL_SOCKET = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace(
  /^unix:\/\//,
  '',
);

test.skip(!existsSync(REAL_SOCKET), 'The engine of these tests is not behind a socket file');
test.afterAll(() => rm(SOCKET, { force: true }));
test.use({ environment: { DOCKER_HOST: `unix://${SOCKET}` } });

test('without an engine the page says so and helps; once there is one, it runs', async ({
  desk,
}) => {
  await desk.ready();
  await expect(desk.page.getByRole('heading', { name: /engine/i })).toBeVisible();
  await expectAccessible(desk.page);
  await desk.paste('print("an engine at last")\n');
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Not run');
  const lookAgain = desk.page.getByRole('button', { name: 'Look again' });
  await lookAgain.click();
  await expect(lookAgain).toBeEnabled();
  await symlink(REAL_SOCKET, SOCKET);
  // Found by itself: nobody has to come back to the page and say that it is there.
  await expect(lookAgain).toBeHidden();
  await desk.runButton.click();
  await expect(desk.output).toContainText('an engine at last');
  await expect(desk.verdict).toContainText('Finished');
});
