import { expect, test } from 'vitest';
import { BuildNews } from '../../../electron/calls/build-news.ts';
import type { AppEvent } from '../../../shared/app-event.ts';
import type { Failure } from '../../../shared/outcome.ts';

const CANCELLED: Failure = { code: 'cancelled', sentence: 'It was cancelled.' };
const FAILED: Failure = { code: 'image-build-failed', sentence: 'No mirror.' };

function news() {
  const told: AppEvent[] = [];
  return {
    news: new BuildNews((event) => told.push(event)),
    words: () =>
      told.map((event) => {
        if (event.type === 'image-log') return event.lines.join('|');
        return event.type === 'image-progress' ? `${event.state} ${event.step}` : event.type;
      }),
  };
}

test('of a build that two wait for every line and step is told once', () => {
  const { news: all, words } = news();
  const waiting = [all.watch('lua'), all.watch('lua')];
  for (const each of waiting) each.progress({ step: 'half way', fraction: 0.5 });
  for (const line of ['one', 'two']) for (const each of waiting) each.line(line);
  for (const each of waiting) each.end(null);
  expect(words()).toEqual(['building half way', 'one|two', 'built ']);
});

test('one that gives up leaves the others theirs, who are told on', () => {
  const { news: all, words } = news();
  const [first, second] = [all.watch('lua'), all.watch('lua')];
  first.progress({ step: 'one', fraction: null });
  first.end(CANCELLED);
  second.progress({ step: 'two', fraction: null });
  second.end(null);
  expect(words()).toEqual(['building one', 'building two', 'built ']);
});

test('when the last gives up, it is cancelled', () => {
  const { news: all, words } = news();
  const waiting = [all.watch('lua'), all.watch('lua')];
  waiting[0]?.progress({ step: 'one', fraction: null });
  for (const each of waiting) each.end(CANCELLED);
  expect(words()).toEqual(['building one', 'cancelled Building the image was cancelled.']);
});

test('a failure is told once, with its sentence', () => {
  const { news: all, words } = news();
  const waiting = [all.watch('lua'), all.watch('lua')];
  for (const each of waiting) each.end(FAILED);
  for (const each of waiting) each.end(FAILED);
  expect(words()).toEqual(['failed No mirror.']);
});

test('languages are told apart', () => {
  const { news: all, words } = news();
  const [lua, python] = [all.watch('lua'), all.watch('python')];
  lua.progress({ step: 'lua', fraction: null });
  python.progress({ step: 'python', fraction: null });
  lua.end(null);
  python.end(FAILED);
  expect(words()).toEqual(['building lua', 'building python', 'built ', 'failed No mirror.']);
});
