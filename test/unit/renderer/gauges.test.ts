import { describe, expect, test } from 'vitest';
import { gaugesOf, gaugeText, isAtLimit } from '../../../renderer/usage/gauges.ts';
import type { UsageSample } from '../../../shared/usage.ts';

const MEBIBYTE = 1024 * 1024;
const LEVELS: Readonly<Record<string, string>> = { memory: '256', cpu: '1', processes: '64' };
const level = (id: string): string | null => LEVELS[id] ?? null;

const at = (atMs: number, memoryBytes: number | null): UsageSample => ({
  atMs,
  memoryBytes,
  cpuMs: atMs,
  processes: 3,
});

function textsOf(input: Parameters<typeof gaugesOf>[0]): readonly string[] {
  return gaugesOf(input).map((gauge) => `${gauge.title}: ${gaugeText(gauge)}`);
}

describe('what a run uses', () => {
  test('before the first run: the limits, and no figure', () => {
    expect(textsOf({ samples: [], report: null, level })).toEqual([
      'Memory: – of 256 MiB',
      'CPU: – of 1 core',
      'Processes: – of 64',
    ]);
  });

  test('while it goes on: what is used now', () => {
    const samples = [at(100, 90 * MEBIBYTE), at(200, 34 * MEBIBYTE)];
    expect(textsOf({ samples, report: null, level })).toEqual([
      'Memory: 34.0 of 256 MiB',
      'CPU: 1.00 of 1 core',
      'Processes: 3 of 64',
    ]);
  });

  test('a limit that is no number is none', () => {
    const [memory] = gaugesOf({ samples: [at(1, 5)], report: null, level: () => 'lots' });
    expect(memory?.limit).toBeNull();
    expect(memory && isAtLimit(memory)).toBe(false);
  });

  test('near its limit it is marked', () => {
    const [memory] = gaugesOf({ samples: [at(1, 256 * MEBIBYTE)], report: null, level });
    expect(memory && isAtLimit(memory)).toBe(true);
  });

  test('what the sandbox cannot tell stays unknown', () => {
    expect(textsOf({ samples: [at(1, null)], report: null, level })[0]).toBe(
      'Memory: – of 256 MiB',
    );
  });
});
