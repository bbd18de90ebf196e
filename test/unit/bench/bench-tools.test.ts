import { expect, test } from 'vitest';
import { runsTheSources } from '../../../build/setup/bench-tools.mjs';

test.each([
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.11.0', false],
  ['24.0.0', true],
  ['24.21.0', true],
  ['26.1.0', true],
])('Node %s runs TypeScript as it is, and the tools: %s', (version, does) => {
  expect(runsTheSources(version)).toBe(does);
});
