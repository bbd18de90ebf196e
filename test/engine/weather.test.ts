/** Bad weather: no engine, one that refuses, one that goes away, one that stops answering. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { findEngine } from '../../electron/engine/finding/find-engine.ts';
import { Bench } from './harness.ts';
import { command, startCommand } from './command-line.ts';
import { EngineProxy } from './engine-proxy.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-weather-'));
const program = path.join(folder, 'main.py');
const env = { GLOVEBOX_DATA: path.join(folder, 'data') };
let enginePath = '';
let proxy: EngineProxy | null = null;

beforeAll(async () => {
  const found = await findEngine();
  enginePath = /^unix:\/\/(.+)$/.exec(found.engine?.address ?? '')?.[1] ?? '';
  expect(enginePath, 'these tests stand between us and an engine on a Unix socket').not.toBe('');
  writeFileSync(program, 'import time\nprint("ready", flush=True)\ntime.sleep(100)\n');
  // The folder holds a program and sockets; another user must get as far as those.
  chmodSync(folder, 0o755);
});
afterEach(() => {
  proxy?.cut();
  proxy = null;
});
afterAll(async () => {
  // What the lost runs left is what a next start sweeps.
  await command(['doctor'], env);
  rmSync(folder, { recursive: true, force: true });
});

async function openProxy(): Promise<EngineProxy> {
  proxy = await EngineProxy.open(path.join(folder, `${Date.now()}.sock`), enginePath);
  return proxy;
}

test('no engine: a clear sentence, and status 69', async () => {
  const nowhere = { ...env, DOCKER_HOST: `unix://${folder}/none.sock` };
  const run = await command(['run', program], nowhere);
  expect(run.status).toBe(69);
  expect(run.stderr).toContain('No container engine answers');
  const json = await command(['run', program, '--json'], nowhere);
  expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'engine-absent' } });
  const doctor = await command(['doctor', '--json'], nowhere);
  expect(JSON.parse(doctor.stdout)).toMatchObject({ engine: null, checks: [{ state: 'fail' }] });
});

test('something that is no engine is not taken for one', async () => {
  const server = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  const socket = path.join(folder, 'ssh.sock');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const run = await command(['run', program], { ...env, DOCKER_HOST: `unix://${socket}` });
  server.close();
  expect(run.status).toBe(69);
});

test.runIf(process.getuid?.() === 0)('an engine that refuses this user says so', async () => {
  const socket = path.join(folder, 'refusing.sock');
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  chmodSync(socket, 0o600);
  const before = process.geteuid?.() ?? 0;
  process.seteuid?.(65_534);
  try {
    const found = await findEngine({
      env: { DOCKER_HOST: `unix://${socket}` },
      homeFolder: folder,
      platform: process.platform,
    });
    expect(found).toMatchObject({ engine: null, status: { state: 'refused' } });
  } finally {
    process.seteuid?.(before);
    server.close();
  }
});

test('an engine that is cut off in mid-run is lost, and the output so far is kept', async () => {
  const { address } = await openProxy();
  const started = startCommand(['run', program, '--json'], { ...env, DOCKER_HOST: address });
  // With --json nothing is printed before the end: the container says when it runs.
  await running();
  proxy?.cut();
  const { status, stdout } = await started.ended;
  expect(status).toBe(69);
  const result = JSON.parse(stdout) as { verdict: { kind: string }; stdout: string };
  expect(result.verdict.kind).toBe('engine-lost');
  expect(result.stdout).toBe('ready\n');
});

test('an engine that stops answering in mid-run does not hold us', async () => {
  const { address } = await openProxy();
  const started = startCommand(['run', program, '--deadline', '2'], {
    ...env,
    DOCKER_HOST: address,
  });
  await started.until('ready');
  const began = Date.now();
  proxy?.freeze();
  const { status, stderr } = await started.ended;
  expect(status).toBe(69);
  expect(stderr).toContain('engine-lost');
  expect(Date.now() - began).toBeLessThan(60_000);
});

test('the application lives on when its engine is lost, and finds it again', async () => {
  const { address } = await openProxy();
  const before = process.env['DOCKER_HOST'];
  process.env['DOCKER_HOST'] = address;
  const bench = new Bench();
  try {
    const { run, until } = bench.start({
      source: 'import time\nprint("ready", flush=True)\ntime.sleep(100)',
    });
    await until('ready');
    proxy?.cut();
    expect((await run.result).verdict.kind).toBe('engine-lost');
    if (before === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = before;
    const again = await bench.run({ source: 'print("back")' });
    expect(again.stdout).toBe('back\n');
    // What could not be removed when the engine was lost was removed when it was found.
    const { engine } = await findEngine();
    expect(await engine?.ownedContainers(bench.core.installation)).toEqual([]);
  } finally {
    if (before === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = before;
    await bench.close();
  }
});

/** Until a container of this test's installation runs its program. */
async function running(): Promise<void> {
  const { engine } = await findEngine();
  const { readFileSync } = await import('node:fs');
  for (;;) {
    try {
      const installation = readFileSync(
        path.join(env.GLOVEBOX_DATA, 'installation'),
        'utf8',
      ).trim();
      const owned = (await engine?.ownedContainers(installation)) ?? [];
      if (owned.length > 0) break;
    } catch {
      // Not even the data folder is there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}
