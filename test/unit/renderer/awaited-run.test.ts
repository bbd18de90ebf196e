import { expect, test } from 'vitest';
import { AwaitedRun } from '../../../renderer/run/awaited-run.ts';

test('the first events of a run overtake the answer that names it; those of the run before are not its', () => {
  const run = new AwaitedRun();
  run.await();
  expect(run.is('first')).toBe(true);
  expect(run.is('second')).toBe(false);
  run.await();
  expect(run.is('first')).toBe(false);
  expect(run.is('second')).toBe(true);
  expect(run.id).toBe('second');
});

test('a run of the past is heard of no more', () => {
  const run = new AwaitedRun();
  run.await();
  expect(run.is('first')).toBe(true);
  run.pass('old');
  expect(run.is('old')).toBe(false);
});
