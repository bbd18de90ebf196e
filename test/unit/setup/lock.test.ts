import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../build/setup/lock.mjs';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'glovebox-lock-'));
  path = join(folder, 'deeper', 'test.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('two do not work at once, and the one that waits says so', async () => {
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await delay(50);
    events.push(`${name} ends`);
  };
  await Promise.all([
    withLock(path, () => events.push('first waits'), work('first')),
    withLock(path, () => events.push('second waits'), work('second')),
  ]);
  expect(events.filter((event) => event !== 'second waits')).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
  ]);
  expect(events).toContain('second waits');
});

test('is given back when the work fails', async () => {
  await expect(
    withLock(
      path,
      () => {},
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

test('of a holder that died is not waited for', async () => {
  await withLock(
    path,
    () => {},
    () => Promise.resolve(),
  );
  // No process has this number: it is above the largest that Linux gives.
  writeFileSync(path, '99999999');
  expect(
    await withLock(
      path,
      () => {},
      () => Promise.resolve('done'),
    ),
  ).toBe('done');
});
