import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LogBatch } from '../../../electron/calls/log-batch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function batch() {
  const sent: (readonly string[])[] = [];
  return { log: new LogBatch((lines) => sent.push(lines)), sent };
}

test('lines travel together, some times a second', () => {
  const { log, sent } = batch();
  log.add('Step 1/9 : FROM base');
  log.add('---> Running');
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(200);
  log.add('done');
  log.flush();
  log.flush();
  expect(sent).toEqual([['Step 1/9 : FROM base', '---> Running'], ['done']]);
});

test('of a flood the last lines are sent, and of a line that does not end its beginning', () => {
  const { log, sent } = batch();
  for (let at = 0; at < 5_000; at += 1) log.add(`line ${at}`);
  log.add('x'.repeat(100_000));
  log.flush();
  expect(sent[0]).toHaveLength(200);
  expect(sent[0]?.at(-2)).toBe('line 4999');
  expect(sent[0]?.at(-1)).toHaveLength(500);
});

test('nothing that a terminal would obey is left, and empty lines are none', () => {
  const { log, sent } = batch();
  log.add('\u001b[31mred\u0007');
  log.add('\r\n');
  log.flush();
  expect(sent).toEqual([['[31mred']]);
});
