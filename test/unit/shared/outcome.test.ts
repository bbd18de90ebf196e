import { expect, test } from 'vitest';
import { GloveboxError, failureOf } from '../../../shared/outcome.ts';

test('our own errors cross a door as their code and sentence, and nothing of their cause', () => {
  const error = new GloveboxError('disk-full', 'The disk is full.', { cause: new Error('secret') });
  expect(failureOf(error)).toEqual({ code: 'disk-full', sentence: 'The disk is full.' });
});

test.each([
  [new RangeError('too deep'), 'too deep'],
  ['a text', 'a text'],
  [undefined, 'undefined'],
  [null, 'null'],
])('any other (%j) is a failure of ours that says so', (thrown, words) => {
  const failure = failureOf(thrown);
  expect(failure.code).toBe('internal');
  expect(failure.sentence).toContain(words);
});
