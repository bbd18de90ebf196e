import { describe, expect, test } from 'vitest';
import { chooseParts, neededLanguages, PARTS } from '../../../build/checks/parts.mjs';
import {
  closingLine,
  sum,
  tallyOfPlaywright,
  tallyOfStatus,
  tallyOfVitest,
} from '../../../build/checks/tally.mjs';

describe('what vitest counted', () => {
  const report = { numPassedTests: 10, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };

  test('is taken as it is', () => {
    expect(tallyOfVitest(report, 0)).toEqual({ passed: 10, failed: 0, skipped: 3 });
    expect(tallyOfVitest({ ...report, numFailedTests: 2 }, 1)).toEqual({
      passed: 10,
      failed: 2,
      skipped: 3,
    });
  });

  test.each([
    ['failed without a failed test', report, 1],
    ['left no report', null, 1],
    ['left no report, and claims to be well', null, 0],
    ['found no test', { numPassedTests: 0 }, 0],
  ])('one failure when it %s', (_, given, status) => {
    expect(tallyOfVitest(given, status).failed).toBe(1);
  });
});

describe('what Playwright counted', () => {
  test('is taken as it is, but a test that needed a second try has failed', () => {
    const stats = { expected: 8, unexpected: 1, flaky: 1, skipped: 4 };
    expect(tallyOfPlaywright({ stats }, 1)).toEqual({ passed: 8, failed: 2, skipped: 4 });
  });

  test('one failure when it crashed', () => {
    expect(tallyOfPlaywright(null, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

test('checks that pass or fail as a whole count as one', () => {
  expect(tallyOfStatus(0)).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(tallyOfStatus(2)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the closing line adds everything up', () => {
  const total = sum([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 120, failed: 2, skipped: 3 },
    { passed: 9, failed: 0, skipped: 9 },
  ]);
  expect(closingLine(total)).toBe('130 passed, 2 failed, 12 skipped');
});

describe('which parts are run', () => {
  test('all, in order, when none is named', () => {
    expect(chooseParts([])).toEqual({
      names: ['types', 'lint', 'unit', 'engine', 'e2e'],
      rest: [],
    });
  });

  test('the named ones; what follows is for the runner', () => {
    expect(chooseParts(['unit', 'test/unit/setup', 'types'])).toEqual({
      names: ['unit'],
      rest: ['test/unit/setup', 'types'],
    });
    expect(chooseParts(['types', 'lint'])).toEqual({ names: ['types', 'lint'], rest: [] });
  });

  test('the long one only by its name', () => {
    expect(chooseParts(['long'])).toEqual({ names: ['long'], rest: [] });
  });

  test('and with which images: none, those of a few languages, or all', () => {
    expect(neededLanguages([PARTS.types, PARTS.unit])).toBeNull();
    expect(neededLanguages([PARTS.unit, PARTS.long])).toEqual(['python', 'c']);
    expect(neededLanguages([PARTS.long, PARTS.engine])).toEqual([]);
  });
});
