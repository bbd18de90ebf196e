import { expect, test } from 'vitest';
import { aimsTable, languagesTable, machineText, reportText } from '../../bench/table.ts';
import { withBenchmark } from '../../bench/readme.ts';
import { always, EMPTY, languageFigures } from './report.ts';

const PYTHON = languageFigures('Python', { bare: [20, 40], docker: [300, 400], parked: [8, 30] });
const REPORT = { ...EMPTY, languages: [PYTHON] };

test('a time stands beside what it is compared with, and the ratio beside both', () => {
  const [head, , firstByte, verdict] = languagesTable(REPORT).split('\n');
  expect(head).toBe(
    '| ms |  | bare | `docker run` | parked | parked : bare | parked : `docker run` | cold : `docker run` |',
  );
  expect(firstByte).toContain('| first byte | 20.0 / **20.0** / 20.0 |');
  expect(firstByte).toContain('| 8.0 / **8.0** / 8.0 | 0.400 | 0.027 | – |');
  expect(verdict).toContain('| 0.750 | 0.075 | – |');
});

test('an aim says what was measured, and whether it is reached', () => {
  const table = aimsTable(REPORT);
  expect(table).toContain('| Python: first byte, parked : bare | ≤ 0.4 | – | not measured |');
  const measured = aimsTable({ ...REPORT, languages: [{ ...PYTHON, id: 'python' }] });
  expect(measured).toContain('| Python: first byte, parked : bare | ≤ 0.4 | 0.400 | reached |');
  expect(measured).toContain(
    '| Python: verdict, parked : bare | ≤ 0.7 | 0.750 | **not reached** |',
  );
});

test('the machine, its tools and the day are told, and that a try was only a try', () => {
  expect(machineText(EMPTY)).toBe(
    '2026-11-22, Glovebox 0.1.0: Some processor, 2 cores, 8 GiB; Some Linux, kernel 6.18; Docker Engine 20.10.24, runc 1.1.5, Node 24.0.0. Load when it began: 0.25. 20 rounds.',
  );
  expect(machineText({ ...EMPTY, isQuick: true })).toContain('not to be quoted');
});

test('what a removal adds is told, since the other command waits for its own', () => {
  const cold = { firstByte: always(290), verdict: always(320), removed: always(380) };
  const figures = { ...PYTHON, ways: { ...PYTHON.ways, cold } };
  expect(reportText({ ...EMPTY, languages: [figures] })).toContain(
    'Cold until that : `docker run`: Python 0.950.',
  );
  expect(reportText(REPORT)).not.toContain('Cold until that');
});

test('why something was not measured is said', () => {
  const without = { ...PYTHON, troubles: { gvisor: 'runsc is not installed' } };
  expect(reportText({ ...EMPTY, languages: [without] })).toContain(
    '- Python, parked, gVisor: not measured, runsc is not installed',
  );
});

test('what failed on the way is told beside what did not', () => {
  const text = reportText({ ...REPORT, failures: ['A flood: it dried up'] });
  expect(text).toContain('**Python**');
  expect(text.endsWith('\n\n- A flood: it dried up')).toBe(true);
});

test('every other part has its line, and only when it was measured', () => {
  expect(reportText(EMPTY)).not.toContain('\n- ');
  const text = reportText({
    ...EMPTY,
    evidence: { judging: always(0.25), gathering: always(3) },
    throughput: [{ atOnce: 16, ours: always(9), docker: null }],
    sustained: { atOnce: 16, runs: 64, ours: 4, docker: 2 },
    flood: {
      bytes: 128 * 2 ** 20,
      oursMBps: always(150),
      dockerMBps: always(200),
      growthBytes: 2 ** 20,
    },
    memory: [{ runs: 10, residentBytes: 90 * 2 ** 20, heapBytes: 20 * 2 ** 20 }],
    start: { ready: always(30), firstParked: null, dockerInfo: always(60) },
  });
  expect(text).toContain('Evidence: 0.25 / **0.25** / 0.25 ms');
  expect(text).toContain(
    '16 at once, runs a second until the last verdict: ours 9.0 / **9.0** / 9.0, `docker run` –',
  );
  expect(text).toContain(
    '64 runs, 16 at a time, removed before the next begins: ours 4.00 a second, `docker run` 2.00',
  );
  expect(text).toContain('A flood of 128 MiB: ours 150 / **150** / 150 MB/s');
  expect(text).toContain('after 10 runs 90.0 MiB (heap 20.0)');
  expect(text).toContain('parked after – ms');
});

test('the README’s part is replaced, and nothing else', () => {
  const readme = 'a\n<!-- bench -->\nold\n<!-- /bench -->\nb\n';
  const once = withBenchmark(readme, 'new');
  expect(once).toBe('a\n<!-- bench -->\n\nnew\n\n<!-- /bench -->\nb\n');
  expect(withBenchmark(once, 'new')).toBe(once);
});

test.each([
  'no marks',
  'a <!-- bench --> b',
  '<!-- /bench --> a <!-- bench -->',
  '<!-- bench --> a <!-- /bench --> <!-- bench -->',
])('a README without both marks in order is refused: %s', (readme) => {
  expect(() => withBenchmark(readme, 'new')).toThrow('The README wants one');
});
