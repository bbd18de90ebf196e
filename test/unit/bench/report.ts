/** A report with figures that were made up to tell its parts apart. */
import type { LanguageFigures, Report, Way } from '../../bench/report.ts';
import { summarise, type Summary } from '../../bench/statistics.ts';

export function always(value: number): Summary {
  const summary = summarise([value]);
  if (summary === null) throw new RangeError('one value is something');
  return summary;
}

/** @param ways first byte and verdict of each, in milliseconds */
export function languageFigures(
  id: string,
  ways: Readonly<Partial<Record<Way, readonly [firstByte: number, verdict: number]>>>,
): LanguageFigures {
  const figures = Object.entries(ways).map(([way, [firstByte, verdict]]) => [
    way,
    { firstByte: always(firstByte), verdict: always(verdict), removed: null },
  ]);
  return {
    id,
    name: id,
    toolchain: '',
    ways: Object.fromEntries(figures) as LanguageFigures['ways'],
    troubles: {},
  };
}

export const EMPTY: Report = {
  version: 1,
  date: '2026-11-22T10:00:00.000Z',
  application: '0.1.0',
  machine: {
    processor: 'Some processor',
    cores: 2,
    memoryBytes: 8 * 2 ** 30,
    system: 'Some Linux',
    kernel: '6.18',
    engine: 'Docker Engine 20.10.24',
    runtime: 'runc 1.1.5',
    dockerCommand: null,
    gvisor: null,
    node: '24.0.0',
    loadBefore: 0.25,
  },
  rounds: 20,
  warmUps: 2,
  isQuick: false,
  tookSeconds: 1200,
  languages: [],
  evidence: null,
  throughput: [],
  sustained: null,
  flood: null,
  memory: [],
  start: null,
  failures: [],
};
