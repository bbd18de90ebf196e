import { expect, test } from 'vitest';
import { lackOfRoom } from '../../../electron/sandbox/disk-room.ts';

const GIBIBYTE = 1024 ** 3;
const at = (folder: string, freeBytes: number) => ({
  folder,
  freeBytes,
  totalBytes: 100 * GIBIBYTE,
});

test.each([
  ['just enough', [at('/a', 5 * GIBIBYTE)]],
  ['no folder', []],
])('%s is no lack', (_title, spaces) => {
  expect(lackOfRoom(spaces)).toBeNull();
});

test.each([
  ['a byte too little', [at('/a', 5 * GIBIBYTE - 1)], 'at /a 4.9 GiB are free'],
  ['none', [at('/a', 0)], 'at /a 0.0 GiB are free'],
  ['too little in one', [at('/a', 50 * GIBIBYTE), at('/b', GIBIBYTE)], 'at /b 1.0 GiB are free'],
])('%s is named', (_title, spaces, words) => {
  expect(lackOfRoom(spaces)).toContain(words);
});
