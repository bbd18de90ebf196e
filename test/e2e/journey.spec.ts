/** A person's first day with Glovebox, from a machine without an engine to looking back at what they ran. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

/** Where an engine will be, and is not yet. */
const SOCKET = join(tmpdir(), `glovebox-journey-${process.pid}.sock`);
const REAL_SOCKET = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace(
  /^unix:\/\//,
  '',
);

test.skip(!existsSync(REAL_SOCKET), 'The engine of these tests is not behind a socket file');
test.afterAll(() => rm(SOCKET, { force: true }));
test.use({ environment: { DOCKER_HOST: `unix://${SOCKET}` } });

test('a first day: no engine, a first run, input, a loop, a layer, its evidence, docker, an error, a flood, the past', async ({
  application,
  desk,
}) => {
  test.setTimeout(240_000);
  const { page } = desk;
  const runs = page.getByRole('region', { name: 'Recent runs' });

  await test.step('the first start finds no engine, and the editor works all the same', async () => {
    await desk.ready();
    await expect(page.getByRole('heading', { name: /engine/i })).toBeVisible();
    await desk.paste('name = input("Who is there? ")\nprint(f"Good morning, {name}.")\n');
    await expect.poll(() => desk.program()).toContain('Good morning');
  });

  await test.step('an engine appears, and the page finds it by itself', async () => {
    await symlink(REAL_SOCKET, SOCKET);
    await expect(page.getByRole('heading', { name: /engine/i })).toBeHidden({ timeout: 30_000 });
    await expect(desk.layers).toContainText('The next run');
  });

  await test.step('the first run asks for a name, which is typed', async () => {
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(desk.output).toContainText('Who is there?');
    await desk.sendLine('Ada');
    await expect(desk.output).toContainText('Good morning, Ada.');
    await expect(desk.verdict).toContainText('Finished');
  });

  await test.step('an endless loop is stopped, and what it printed is kept', async () => {
    await desk.run('print("round and round", flush=True)\nwhile True: pass\n');
    await expect(desk.output).toContainText('round and round');
    await desk.stopButton.click();
    await expect(desk.verdict).toContainText('Stopped');
    await expect(desk.output).toContainText('round and round');
  });

  const user = desk.layer('Unprivileged user');
  await test.step('a layer is turned down for one run, is seen to be open, and falls back', async () => {
    await user.getByRole('combobox').selectOption('root');
    await expect(desk.layers.getByText('1 change from Hardened')).toBeVisible();
    await desk.run('import os\nprint("uid", os.getuid())\n');
    await expect(desk.output).toContainText('uid 0');
    await expect(user).toContainText('open');
    await expect(user).not.toContainText('enforced');
    await expect(user.getByRole('combobox')).toHaveValue('unprivileged');
    await desk.runButton.click();
    await expect(desk.output).toContainText('uid 10001');
    await expect(user).toContainText('enforced');
  });

  await test.step('the evidence of a layer is read', async () => {
    const capabilities = desk.layer('Capabilities');
    await capabilities.getByRole('button', { name: 'Details' }).click();
    await expect(capabilities).toContainText('CapEff: 0000000000000000');
    await expect(capabilities).toContainText('Read inside the sandbox, before your code started');
  });

  await test.step('the docker run line is copied, and runs in a shell', async () => {
    const equivalent = desk.layers.getByRole('region', { name: 'The same with docker run' });
    await page.context().grantPermissions(['clipboard-write']);
    await equivalent.getByRole('button', { name: 'Copy' }).click();
    // The page itself may not read the clipboard: what was copied shows where a person pastes it.
    await desk.argumentLine.press('ControlOrMeta+V');
    const line = await desk.argumentLine.inputValue();
    await desk.argumentLine.fill('');
    expect(line).toMatch(/^docker run .* python3 \.\/main\.py$/);
    // As the remark beside it says: /box is empty, so the program is put there first.
    const whole = line.replace(
      /python3 \.\/main\.py$/,
      `sh -c 'echo "import os; print(os.getuid())" > main.py && python3 ./main.py'`,
    );
    const { stdout } = await promisify(execFile)('sh', ['-c', whole], {
      env: { ...process.env, DOCKER_HOST: `unix://${REAL_SOCKET}` },
    });
    expect(stdout).toBe('10001\n');
  });

  await test.step('after a restart everything is found again', async () => {
    await expect(page.getByText('saved', { exact: true })).toBeVisible();
    await application.stop();
    await application.start();
    await desk.ready();
    await expect.poll(() => desk.program()).toContain('os.getuid()');
    await expect(runs.getByRole('button', { name: /^main\.py/ })).toHaveCount(4);
  });

  await test.step('a broken program is marked at its line', async () => {
    await desk.run('print("fine")\n\nmissing()\n');
    await expect(desk.verdict).toContainText('Failed');
    await expect(page.locator('.squiggly-error')).toHaveCount(1);
    await desk.editor.focus();
    await page.keyboard.press('F8');
    await expect(page.getByText(/NameError: name 'missing' is not defined/).first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a flood ends at the limit of its output, and the page stays alive', async () => {
    await desk.run('while True: print("all work and no play " * 8)\n');
    await expect(desk.verdict).toContainText('Too much output');
    await expect(desk.output).toContainText('all work and no play');
    await desk.paste('print("still here")\n');
    await expect.poll(() => desk.program()).toContain('still here');
  });

  await test.step('the past is looked back at, with what was printed and what held', async () => {
    await expect(runs.getByRole('button', { name: /^main\.py/ })).toHaveCount(6);
    await runs
      .getByRole('button', { name: /^main\.py/ })
      .last()
      .click();
    await expect(desk.output).toContainText('Good morning, Ada.');
    await expect(desk.layer('Network')).toContainText('enforced');
    await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
    // What is being written is not touched by looking back.
    expect(await desk.program()).toContain('still here');
  });
});
