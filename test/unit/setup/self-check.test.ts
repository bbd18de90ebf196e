import { expect, test } from 'vitest';
import { selfCheckLine } from '../../../build/setup/self-check.mjs';

const RUN = {
  verdict: { kind: 'finished', sentence: 'The program finished.' },
  stdout: '42\n',
  timing: { totalMs: 412.4 },
  layers: [
    { state: 'enforced' },
    { state: 'enforced' },
    { state: 'open' },
    { state: 'inconclusive' },
  ],
};

test('says verdict, time and the layers by state, in a line', () => {
  expect(selfCheckLine(RUN)).toBe(
    'Self-check: Python finished in 412 ms; layers: 2 enforced, 1 open, 0 unavailable, 1 inconclusive',
  );
});

test('a run that ended otherwise, or printed something else, is a failure', () => {
  const verdict = { kind: 'refused', sentence: 'The user layer does not hold.' };
  expect(() => selfCheckLine({ ...RUN, verdict })).toThrow(/self-check failed/);
  expect(() => selfCheckLine({ ...RUN, stdout: '' })).toThrow(/self-check failed/);
});
