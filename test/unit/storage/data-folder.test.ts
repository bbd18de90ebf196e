import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder } from '../../../electron/storage/data-folder.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

test('the data folder is made for this user alone, and found again', () => {
  const root = path.join(scratchFolder(), 'deep', 'down');
  const folder = openDataFolder(root);
  for (const place of [folder.root, folder.instances, folder.workspace]) {
    expect(statSync(place).mode & 0o777).toBe(0o700);
    expect(path.resolve(place).startsWith(root)).toBe(true);
  }
  expect(openDataFolder(root)).toEqual(folder);
});
