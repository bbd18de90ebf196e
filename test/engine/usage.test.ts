/** What a run uses while it goes on, as its sandbox tells it: against what the program is known to do. */
import { afterAll, expect, test } from 'vitest';
import { cpuPoints, type UsageSample } from '../../shared/usage.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

async function samplesOf(source: string, language = 'python'): Promise<readonly UsageSample[]> {
  const samples: UsageSample[] = [];
  const { run } = bench.start({ source, language, onUsage: (sample) => samples.push(sample) });
  const { verdict } = await run.result;
  expect(verdict.kind).toBe('finished');
  await run.removed;
  return samples;
}

test('memory and processes follow the program, and the processor is idle while it sleeps', async () => {
  const samples = await samplesOf(`
import subprocess, time
eaten = bytearray(100 * 1024 * 1024)
others = [subprocess.Popen(["sleep", "5"]) for _ in range(5)]
time.sleep(1)
del eaten
for other in others: other.kill()
for other in others: other.wait()
time.sleep(1)
`);
  const memory = samples.map(({ memoryBytes }) => memoryBytes ?? 0);
  expect(Math.max(...memory)).toBeGreaterThan(100 * 1024 * 1024);
  expect(memory.at(-1)).toBeLessThan(60 * 1024 * 1024);
  // The launcher, the program and its five.
  expect(Math.max(...samples.map(({ processes }) => processes ?? 0))).toBe(7);
  expect(samples.at(-1)?.processes).toBe(2);
  expect(cpuPoints(samples).at(-1)?.value).toBeLessThan(0.2);
});

test('a busy program is seen to use its whole core and no more', async () => {
  const samples = await samplesOf(`
import time
end = time.monotonic() + 1.5
while time.monotonic() < end: pass
`);
  const shares = cpuPoints(samples).slice(1);
  expect(shares.length).toBeGreaterThan(5);
  const whole = shares.reduce((sum, { value }) => sum + value, 0) / shares.length;
  expect(whole).toBeGreaterThan(0.5);
  expect(whole).toBeLessThan(1.25);
});

test('samples come while the output is a flood, and not much faster than ten a second', async () => {
  const samples = await samplesOf(`
import os, time
end = time.monotonic() + 1
line = b"x" * 999 + b"\\n"
while time.monotonic() < end: os.write(1, line * 8); time.sleep(0.01)
`);
  expect(samples.length).toBeGreaterThan(4);
  expect(samples.length).toBeLessThan(14);
});

test('a run that is over at once has none', async () => {
  expect(await samplesOf('pass')).toEqual([]);
});
