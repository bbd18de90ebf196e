import { expect, test } from 'vitest';
import { AIMS, judgeAims } from '../../bench/aims.ts';
import type { Report } from '../../bench/report.ts';
import { always, EMPTY, languageFigures } from './report.ts';

function judged(
  report: Report,
  title: string,
): { measured: number | null; reached: boolean | null } {
  const found = judgeAims(report).filter(({ aim }) => aim.title.startsWith(title));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} aims: ${title}`);
  return { measured: only.measured, reached: only.isReached };
}

test('of an empty report nothing is reached, and nothing missed', () => {
  const all = judgeAims(EMPTY);
  expect(all).toHaveLength(AIMS.length);
  for (const { measured, isReached } of all) expect([measured, isReached]).toEqual([null, null]);
});

test('a language is measured against the way and the moment that the aim names', () => {
  const ways = { bare: [20, 40], docker: [300, 400], parked: [8, 30] } as const;
  const report = { ...EMPTY, languages: [languageFigures('python', ways)] };
  expect(judged(report, 'Python: first byte')).toEqual({ measured: 0.4, reached: true });
  expect(judged(report, 'Python: verdict, parked : bare')).toEqual({
    measured: 0.75,
    reached: false,
  });
  expect(judged(report, 'Python: verdict, parked : docker run')).toEqual({
    measured: 0.075,
    reached: false,
  });
  expect(judged(report, 'JavaScript: first byte').measured).toBeNull();
});

test('cold is judged by the language that does worst', () => {
  const report = {
    ...EMPTY,
    languages: [
      languageFigures('c', { cold: [1, 240], docker: [1, 300] }),
      languageFigures('go', { cold: [1, 290], docker: [1, 290] }),
      languageFigures('lua', { cold: [1, 100] }),
    ],
  };
  expect(judged(report, 'Cold')).toEqual({ measured: 1, reached: false });
});

test('throughput counts at sixteen, and more is better', () => {
  const at = (atOnce: number, ours: number, docker: number) => ({
    atOnce,
    ours: always(ours),
    docker: always(docker),
  });
  const report = { ...EMPTY, throughput: [at(8, 90, 3), at(16, 9, 3)] };
  expect(judged(report, '16 at once')).toEqual({ measured: 3, reached: true });
  const worse = { ...EMPTY, throughput: [at(16, 8, 3)] };
  expect(judged(worse, '16 at once').reached).toBe(false);
});

test('memory is compared after ten and after a thousand runs, and not in a shorter try', () => {
  const at = (runs: number, residentBytes: number) => ({ runs, residentBytes, heapBytes: 1 });
  const report = { ...EMPTY, memory: [at(10, 100), at(100, 500), at(1000, 110)] };
  expect(judged(report, 'Application memory')).toEqual({ measured: 1.1, reached: true });
  const short = { ...EMPTY, memory: [at(10, 100), at(50, 500)] };
  expect(judged(short, 'Application memory').measured).toBeNull();
});

test('evidence is judged by what a parked run pays for it', () => {
  const report = { ...EMPTY, evidence: { judging: always(0.5), gathering: always(9) } };
  expect(judged(report, 'Evidence')).toEqual({ measured: 0.5, reached: true });
});
