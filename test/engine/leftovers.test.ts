/** Whatever ends a run, nothing of ours remains, and nothing of anybody else's is touched. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { findEngine } from '../../electron/engine/finding/find-engine.ts';
import { command, startCommand } from './command-line.ts';
import { Bench } from './harness.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-leftovers-'));
const program = path.join(folder, 'sleeps.py');
const env = { GLOVEBOX_DATA: path.join(folder, 'data') };
const installationOf = (data: string): string =>
  readFileSync(path.join(data, 'installation'), 'utf8').trim();
let engine: ContainerEngine;

beforeAll(async () => {
  const found = await findEngine();
  if (found.engine === null) throw new Error(found.status.sentence);
  engine = found.engine;
  writeFileSync(program, 'import time\nprint("ready", flush=True)\ntime.sleep(1000)\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function owned(data: string): Promise<{ containers: number; networks: number }> {
  const installation = installationOf(data);
  return {
    containers: (await engine.ownedContainers(installation)).length,
    networks: (await engine.ownedNetworks(installation)).length,
  };
}

const NOTHING = { containers: 0, networks: 0 };

test('a run that ended leaves nothing', async () => {
  const bench = new Bench();
  await bench.run({ source: 'print(1)', set: { network: 'internet' } });
  expect(await owned(bench.folder)).toEqual(NOTHING);
  await bench.close();
});

test('closing the application in mid-run leaves nothing', async () => {
  const bench = new Bench();
  const { run, until } = bench.start({
    source: 'import time\nprint("ready", flush=True)\ntime.sleep(1000)',
  });
  await until('ready');
  const installation = installationOf(bench.folder);
  await bench.close();
  expect((await run.result).verdict.kind).toBe('cancelled');
  expect(await engine.ownedContainers(installation)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s in mid-run: status 130, nothing left',
  async (signal) => {
    const { child, ended, until } = startCommand(['run', program], env);
    await until('ready');
    child.kill(signal);
    expect((await ended).status).toBe(130);
    expect(await owned(env.GLOVEBOX_DATA)).toEqual(NOTHING);
  },
);

test('kill -9 in mid-run: nothing runs 15 seconds later, and the next start removes the rest', async () => {
  const { child, ended, until } = startCommand(
    ['run', program, '--deadline', '600', '--set', 'network=internet'],
    env,
  );
  await until('ready');
  expect(await owned(env.GLOVEBOX_DATA)).toEqual({ containers: 1, networks: 1 });
  child.kill('SIGKILL');
  await ended;
  const [left] = await engine.ownedContainers(installationOf(env.GLOVEBOX_DATA));
  // The launcher ends by itself when its input does: asked of the engine, with its own limit.
  await engine.waitForEnd(left?.id ?? '', 15_000);
  await command(['doctor'], env);
  expect(await owned(env.GLOVEBOX_DATA)).toEqual(NOTHING);
});

test('a living instance’s run is not swept by another start', async () => {
  const { child, ended, until } = startCommand(['run', program, '--deadline', '600'], env);
  await until('ready');
  await command(['doctor'], env);
  expect(await owned(env.GLOVEBOX_DATA)).toEqual({ containers: 1, networks: 0 });
  child.kill('SIGINT');
  await ended;
});

test('another installation’s leftovers are not ours to sweep', async () => {
  const other = { GLOVEBOX_DATA: path.join(folder, 'other') };
  const { child, ended, until } = startCommand(['run', program, '--deadline', '600'], other);
  await until('ready');
  child.kill('SIGKILL');
  await ended;
  await command(['doctor'], env);
  expect(await owned(other.GLOVEBOX_DATA)).toMatchObject({ containers: 1 });
  await command(['doctor'], other);
  expect(await owned(other.GLOVEBOX_DATA)).toEqual(NOTHING);
});
