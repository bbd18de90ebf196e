/**
 * The layers on a host as most people have it, as it is found: systemd, control
 * groups of version 2, AppArmor with Docker's profile, a current engine.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { ATTEMPTS } from './attempts.ts';
import { IN_C, accountOf, attemptOn, benchOnMachine, machine, runOn } from './everyday-host.ts';

const bench = benchOnMachine();

afterAll(async () => {
  const { engine, images } = machine.seconds;
  process.stdout.write(
    `\nThe engine answered after ${engine} s, its images were there after ${images} s.\n`,
  );
  await bench.close();
});

describe('as it is found', () => {
  test('it is such a host', async () => {
    const { engine } = await bench.core.connect();
    expect(engine.facts).toMatchObject({ cgroupVersion: 2, cgroupDriver: 'systemd' });
    expect(engine.facts.securityOptions).toEqual(
      expect.arrayContaining(['name=apparmor', 'name=cgroupns', 'name=seccomp,profile=builtin']),
    );
  });

  test('Python under every layer: each that this host can do is enforced', async () => {
    const result = await runOn(bench, { source: 'print(6 * 7)' });
    expect(result.verdict.kind, result.verdict.sentence).toBe('finished');
    expect(result.stdout).toBe('42\n');
    const notEnforced = result.layers.filter(({ state }) => state !== 'enforced');
    expect(Object.fromEntries(notEnforced.map(({ id, state }) => [id, state]))).toEqual({
      // No stronger runtime, no remap, and no machine around the engine that it knows of.
      runtime: 'unavailable',
      'user-namespace': 'unavailable',
      'machine-boundary': 'unavailable',
    });
    expect(accountOf(result, 'lsm').evidence).toMatch(
      /^\/proc\/self\/attr\/current: docker-default \(enforce\)\. Glovebox’s own, stricter profile is not loaded here; this loads it: sudo apparmor_parser -r -W \//,
    );
  });

  test('C, compiled and run', async () => {
    const result = await runOn(bench, { language: 'c', source: IN_C });
    expect(result).toMatchObject({ stdout: '42\n', verdict: { kind: 'failed', exitCode: 3 } });
    expect(accountOf(result, 'lsm').state).toBe('enforced');
  });

  test('no profile needs consent, and is open with it', async () => {
    const set = { lsm: 'unconfined' };
    const refused = await runOn(bench, { source: 'print(1)', set });
    expect(refused.verdict.kind).toBe('refused');
    const open = await runOn(bench, { source: 'print(1)', set, consents: true });
    expect(accountOf(open, 'lsm')).toMatchObject({ state: 'open', applied: 'unconfined' });
    expect(accountOf(open, 'lsm').evidence).toContain('unconfined');
  });

  test.each(ATTEMPTS.filter(({ stoppedBy }) => stoppedBy === 'any'))(
    'AppArmor alone stops $what',
    async (tried) => {
      const confined = await attemptOn(bench, tried);
      expect(confined.stdout).toMatch(/^stopped/);
      expect(accountOf(confined, 'lsm').state).toBe('enforced');
      const unconfined = await attemptOn(bench, tried, { lsm: 'unconfined' });
      expect(unconfined.stdout).toBe('works\n');
      expect(accountOf(unconfined, 'lsm').state).toBe('open');
    },
  );

  test.each(ATTEMPTS.filter(({ stoppedBy }) => stoppedBy === 'ours'))(
    'Docker’s profile does not stop $what',
    async (tried) => {
      const result = await attemptOn(bench, tried);
      expect(result.stdout).toBe('works\n');
      expect(accountOf(result, 'lsm').evidence).toContain('docker-default (enforce)');
    },
  );
});

describe('control groups of version 2', () => {
  test('limits are read where version 2 keeps them', async () => {
    const set = { memory: '96', cpu: '0.5', processes: '20' };
    const result = await runOn(bench, { source: 'print(1)', set });
    const told = Object.keys(set).map((id) => accountOf(result, id));
    expect(told.map(({ state }) => state)).toEqual(['enforced', 'enforced', 'enforced']);
    expect(told.map(({ evidence }) => evidence).join('\n')).toMatch(
      /^memory\.max: 96 MiB[^]*0\.5[^]*pids\.max: 20$/,
    );
  });

  test('memory: an eater is ended by the kernel', async () => {
    const result = await runOn(bench, {
      source: 'eaten = []\nwhile True: eaten.append(b"x" * 1_000_000)',
      set: { memory: '64' },
    });
    expect(result.verdict).toMatchObject({ kind: 'out-of-memory' });
    expect(result.verdict.limitsHit).toContain('memory');
  });

  test('processes: a fork loop stops at the limit', async () => {
    const source = `
import os, time
count = 0
try:
    while True:
        if os.fork() == 0: time.sleep(60)
        count += 1
except OSError as error:
    print(count, error.strerror)
`;
    const { stdout, verdict } = await runOn(bench, { source, set: { processes: '16' } });
    expect(stdout).toMatch(/^1\d Resource temporarily unavailable\n$/);
    expect(verdict.limitsHit).toContain('processes');
  });

  test('cpu: a quarter of a core is a quarter of the time', async () => {
    const source = `
import time
wall, own = time.monotonic(), time.process_time()
while time.process_time() - own < 3: pass
print((time.process_time() - own) / (time.monotonic() - wall))
`;
    const share = async (cpu: string): Promise<number> =>
      Number((await runOn(bench, { source, set: { cpu } })).stdout);
    const quarter = await share('0.25');
    expect(quarter).toBeGreaterThan(0);
    expect(quarter).toBeLessThan(0.35);
    expect(await share('1')).toBeGreaterThan(quarter);
  });
});
