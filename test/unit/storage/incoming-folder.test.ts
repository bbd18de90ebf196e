import { readdirSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect, test } from 'vitest';
import { IncomingFolder } from '../../../electron/storage/incoming-folder.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

test('what an instance that is gone has left is removed, and nothing else', () => {
  const folder = path.join(scratchFolder(), 'incoming');
  const [alive, dead, next] = [randomUUID(), randomUUID(), randomUUID()];
  const instances = (id: string) => ({ id, isHeld: (each: string) => each !== dead });
  const files = [alive, dead].map((id) => new IncomingFolder(folder, instances(id)).newFile());
  for (const file of files) writeFileSync(file, 'half a bundle');
  writeFileSync(path.join(folder, 'letter.txt'), 'not ours');
  const file = new IncomingFolder(folder, instances(next)).newFile();
  expect(path.basename(file).startsWith(next)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(
    [path.basename(files[0] ?? ''), 'letter.txt'].toSorted(),
  );
});
