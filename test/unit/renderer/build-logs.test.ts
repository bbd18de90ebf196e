import { expect, test } from 'vitest';
import { BuildLogs } from '../../../renderer/images/build-logs.ts';

const progress = (state: 'building' | 'failed') =>
  ({ type: 'image-progress', language: 'lua', step: '', fraction: null, state }) as const;
const said = (...lines: string[]) => ({ type: 'image-log', language: 'lua', lines }) as const;

test('the log of a build that failed stays until the next one begins', () => {
  const logs = new BuildLogs();
  logs.follow(progress('building'));
  logs.receive(said('one'));
  logs.follow(progress('building'));
  logs.receive(said('two'));
  logs.follow(progress('failed'));
  expect(logs.of('lua')).toEqual(['one', 'two']);
  expect(logs.of('python')).toEqual([]);
  logs.follow(progress('building'));
  expect(logs.of('lua')).toEqual([]);
});

test('a log is bounded, and keeps its end', () => {
  const logs = new BuildLogs();
  for (let at = 0; at < 1_000; at += 1) logs.receive(said(`line ${at}`));
  expect(logs.of('lua')).toHaveLength(500);
  expect(logs.of('lua').at(-1)).toBe('line 999');
});
