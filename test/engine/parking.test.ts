/** Sandboxes started ahead: used once, for just what they were made for, and never left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { findEngine } from '../../electron/engine/finding/find-engine.ts';
import type { ParkingBounds } from '../../electron/sandbox/parking/parking-plan.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { command } from './command-line.ts';
import { Bench } from './harness.ts';

let engine: ContainerEngine;
let bench: Bench;

beforeAll(async () => {
  const found = await findEngine();
  if (found.engine === null) throw new Error(found.status.sentence);
  engine = found.engine;
  // Made once, so that no test waits for an image.
  const first = new Bench();
  await first.run({ source: '' });
  await first.close();
});
afterEach(() => bench.close());

const open = (bounds: Partial<ParkingBounds> = {}): void => {
  bench = new Bench({ power: { isOnBattery: () => false }, bounds });
};

const installationOf = (data: string): string =>
  readFileSync(path.join(data, 'installation'), 'utf8').trim();
const owned = () => engine.ownedContainers(installationOf(bench.folder));
const PRINTS = { source: 'print(2)' };

async function eventually(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('it has not come to that in thirty seconds');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a sandbox that was started ahead', () => {
  test('serves one run, and another takes its place', async () => {
    open();
    expect(await bench.expect(PRINTS)).toMatchObject({ ready: 2, obstacle: null });
    const waiting = (await owned()).map(({ id }) => id);
    const results: RunResult[] = [];
    for (let time = 0; time < 4; time += 1) {
      results.push(await bench.run(PRINTS));
      await bench.core.parkingSettled();
    }
    expect(results.map(({ stdout }) => stdout)).toEqual(['2\n', '2\n', '2\n', '2\n']);
    expect(results.map(({ timing }) => timing.parked)).toEqual([true, true, true, true]);
    const used = results.map(({ sandbox }) => sandbox?.containerId);
    expect(new Set(used).size).toBe(4);
    expect(waiting).toContain(used[0]);
    expect(bench.core.parked().ready).toBeGreaterThanOrEqual(2);
    const left = (await owned()).map(({ id }) => id);
    expect(left.filter((id) => used.includes(id))).toEqual([]);
  });

  test.each([
    {
      language: 'java',
      source: 'class Main { public static void main(String[] a) { System.out.println("early"); } }',
    },
    {
      language: 'csharp',
      source: 'class P { static void Main() { System.Console.WriteLine("early"); } }',
    },
    { language: 'rust', source: 'fn main() { println!("early"); }' },
  ])(
    'serves a run that comes while its $language compiler still warms up',
    async (program) => {
      open();
      await bench.run(program);
      void bench.expect(program);
      await eventually(() => bench.core.parked().ready > 0);
      const { verdict, stdout, stages } = await bench.run(program);
      expect(stages.map(({ stderr }) => stderr)).toEqual(['', '']);
      expect({ kind: verdict.kind, stdout }).toEqual({ kind: 'finished', stdout: 'early\n' });
    },
    60_000,
  );

  test('is judged as one that was started for its run', async () => {
    open();
    const cold = await bench.run(PRINTS);
    await bench.expect(PRINTS);
    const parked = await bench.run(PRINTS);
    expect([cold.timing.parked, parked.timing.parked]).toEqual([false, true]);
    const told = ({ layers, sandbox }: RunResult) =>
      layers.map((layer) => ({
        ...layer,
        evidence: layer.evidence.replace(sandbox?.containerId.slice(0, 12) ?? '', 'ID'),
      }));
    expect(told(parked)).toEqual(told(cold));
    const single = parked.layers.find(({ id }) => id === 'single-use');
    expect(single?.state).toBe('enforced');
  });

  test('is given to nobody who asked for other levels', async () => {
    open();
    await bench.expect(PRINTS);
    const root = await bench.run({
      source: 'import os\nprint(os.getuid())',
      set: { user: 'root' },
    });
    expect(root).toMatchObject({ stdout: '0\n', timing: { parked: false } });
    const small = await bench.run({ ...PRINTS, set: { memory: '64' } });
    expect(small.timing.parked).toBe(false);
    const other = await bench.run({ language: 'bash', source: 'echo hi' });
    expect(other).toMatchObject({ stdout: 'hi\n', timing: { parked: false } });
  });

  test('serves a run with other limits of the application’s own, which hold', async () => {
    open();
    await bench.expect(PRINTS);
    const slow = await bench.run({ source: 'while True: pass', set: { deadline: '1' } });
    expect(slow).toMatchObject({ verdict: { kind: 'deadline' }, timing: { parked: true } });
    const deadline = slow.layers.find(({ id }) => id === 'deadline');
    expect(deadline).toMatchObject({ level: '1', state: 'enforced' });
    expect(deadline?.evidence).toContain('1 s');
  });

  test('serves a run with other arguments and another name, and it sees its own', async () => {
    open();
    await bench.expect({ arguments: ['expected'] });
    const source = 'import sys\nprint(sys.argv, __file__)';
    const result = await bench.run({
      files: [{ name: 'other.py', text: source }],
      arguments: ['given', 'x y'],
    });
    expect(result.timing.parked).toBe(true);
    expect(result.stdout).toBe("['./other.py', 'given', 'x y'] /box/./other.py\n");
  });

  test('that dies is noticed, let go, and replaced', async () => {
    open({ usualDepth: 1 });
    await bench.expect(PRINTS);
    const [parked] = await owned();
    await engine.kill(parked?.id ?? '');
    await eventually(async () => (await owned()).every(({ id }) => id !== parked?.id));
    await eventually(() => bench.core.parked().ready === 1);
    expect(await bench.run(PRINTS)).toMatchObject({ stdout: '2\n', timing: { parked: true } });
  });

  test('that died unnoticed costs its run nothing but the time of a cold start', async () => {
    open({ usualDepth: 1 });
    await bench.expect(PRINTS);
    const [parked] = await owned();
    // Taken in the same moment: whichever comes first, the run has its output.
    const killed = engine.kill(parked?.id ?? '');
    const { run, printed } = bench.start({ source: 'print(input())', input: 'early\n' });
    const result = await run.result;
    await killed;
    const wasThere = result.verdict.kind === 'finished';
    // Killed after it had begun, it is the program that was ended: never silence.
    expect(wasThere ? printed.stdout : result.verdict.kind).toBe(
      wasThere ? 'early\n' : 'signalled',
    );
  });
});

describe('nothing is started ahead', () => {
  test.each([
    ['below the engine’s default', { seccomp: 'off' }],
    ['with a network', { network: 'internet' }],
  ])('%s', async (_name, set) => {
    open();
    expect(await bench.expect({ ...PRINTS, set })).toMatchObject({ ready: 0 });
    expect(await owned()).toEqual([]);
  });

  test('for an image that has not been made', async () => {
    open();
    const [python] = bench.core.languages.filter(({ id }) => id === 'python');
    const { images } = await bench.core.connect();
    images.inspect = () => Promise.resolve(null);
    expect(python).toBeDefined();
    expect(await bench.expect(PRINTS)).toMatchObject({ ready: 0 });
  });

  test('on battery, and what waits is let go when the plug is pulled', async () => {
    let isOnBattery = false;
    bench = new Bench({ power: { isOnBattery: () => isOnBattery }, bounds: { usualDepth: 1 } });
    expect(await bench.expect(PRINTS)).toMatchObject({ ready: 1, obstacle: null });
    isOnBattery = true;
    await eventually(async () => (await owned()).length === 0);
    expect(bench.core.parked().obstacle).toContain('battery');
    expect(await bench.run(PRINTS)).toMatchObject({ stdout: '2\n', timing: { parked: false } });
  });
});

describe('what waits is let go', () => {
  test('when nobody has done anything for long', async () => {
    open({ idleMs: 4_000, lingerMs: 100 });
    // Met before, so that meeting the engine is not taken for idleness.
    await bench.run(PRINTS);
    expect((await bench.expect(PRINTS)).ready).toBe(2);
    await eventually(async () => (await owned()).length === 0);
    expect(bench.core.parked()).toEqual({ ready: 0, memoryBytes: 0, obstacle: null });
  });

  test('when something else is expected, after a while', async () => {
    open({ lingerMs: 100, usualDepth: 1 });
    await bench.expect(PRINTS);
    const [before] = await owned();
    await bench.expect({ ...PRINTS, set: { memory: '64' } });
    await eventually(async () => (await owned()).every(({ id }) => id !== before?.id));
    expect(bench.core.parked().ready).toBe(1);
  });

  test('with its session', async () => {
    open({ lingerMs: 100 });
    await bench.expect(PRINTS);
    bench.core.forget('the page');
    await eventually(async () => (await owned()).length === 0);
    expect(bench.core.parked().ready).toBe(0);
  });

  test('when the engine is looked for again, and is then there anew', async () => {
    open({ usualDepth: 1 });
    await bench.expect(PRINTS);
    const [before] = await owned();
    await bench.core.engineStatus(true);
    await bench.core.parkingSettled();
    await eventually(async () => (await owned()).every(({ id }) => id !== before?.id));
    expect(bench.core.parked().ready).toBe(1);
    expect(await bench.run(PRINTS)).toMatchObject({ timing: { parked: true } });
  });

  test('when the application closes, also in the middle of a start', async () => {
    open();
    await bench.expect(PRINTS);
    void bench.expect({ ...PRINTS, set: { memory: '100' } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const installation = installationOf(bench.folder);
    await bench.core.close();
    expect(await engine.ownedContainers(installation)).toEqual([]);
  });
});

test('kill -9 leaves what waits to end by itself, and to the next start’s sweep', async () => {
  bench = new Bench();
  const data = mkdtempSync(path.join(os.tmpdir(), 'glovebox-parking-'));
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./parks.ts', import.meta.url)), data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) if (line === 'parked') break;
  const installation = installationOf(data);
  const waiting = await engine.ownedContainers(installation);
  child.kill('SIGKILL');
  await gone;
  expect(waiting).toHaveLength(2);
  // Their launchers end by themselves when their input does.
  for (const { id } of waiting) await engine.waitForEnd(id, 15_000);
  await command(['doctor'], { GLOVEBOX_DATA: data });
  expect(await engine.ownedContainers(installation)).toEqual([]);
  rmSync(data, { recursive: true });
});
