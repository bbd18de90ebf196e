import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  contentFingerprint,
  filesUnder,
  quickFingerprint,
} from '../../../build/setup/fingerprint.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-fingerprint-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'b.ts'), 'b');
  writeFileSync(join(folder, 'inner', 'a.ts'), 'a');
});

afterEach(() => rmSync(folder, { recursive: true }));

function both(): [string, string] {
  const files = filesUnder([folder]);
  return [quickFingerprint(files), contentFingerprint(files)];
}

test('finds files below folders and single files, and stands missing ones', () => {
  const single = join(folder, 'b.ts');
  expect(filesUnder([join(folder, 'inner'), single, join(folder, 'missing')])).toEqual([
    join(folder, 'inner', 'a.ts'),
    single,
  ]);
});

test('a file touched changes the quick one alone', () => {
  const [quick, content] = both();
  utimesSync(join(folder, 'b.ts'), 1, 1);
  const [quickAfter, contentAfter] = both();
  expect(quickAfter).not.toBe(quick);
  expect(contentAfter).toBe(content);
});

test.each([
  ['changed', () => writeFileSync(join(folder, 'b.ts'), 'c')],
  ['added', () => writeFileSync(join(folder, 'inner', 'c.ts'), '')],
  ['removed', () => rmSync(join(folder, 'inner', 'a.ts'))],
])('a file %s changes both', (_, change) => {
  const [quick, content] = both();
  change();
  const [quickAfter, contentAfter] = both();
  expect(contentAfter).not.toBe(content);
  expect(quickAfter).not.toBe(quick);
});
