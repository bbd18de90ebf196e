import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeAddressFile } from '../../../electron/loopback/address-file.ts';

const ADDRESS = 'http://127.0.0.1:40123/#token=abc_DEF-123';

// Windows has no such permissions.
test.skipIf(process.platform === 'win32')(
  'the file leads to the address, and only its owner can read it',
  async () => {
    const parent = await mkdtemp(join(tmpdir(), 'glovebox-test-'));
    const file = await writeAddressFile(ADDRESS, parent);
    const path = fileURLToPath(file.url);
    expect(file.url).not.toContain('abc_DEF-123');
    expect(await readFile(path, 'utf8')).toContain(`content="0;url=${ADDRESS}"`);
    expect(await permissionsOf(path)).toBe('rw-------');
    expect(await permissionsOf(dirname(path))).toBe('rwx------');
    await file.remove();
    await expect(stat(dirname(path))).rejects.toThrow('ENOENT');
    await file.remove();
    await rm(parent, { recursive: true });
  },
);

/** As `ls` writes them. */
async function permissionsOf(path: string): Promise<string> {
  const { mode } = await stat(path);
  return Array.from('rwxrwxrwx', (letter, at) => (mode & (0o400 >> at) ? letter : '-')).join('');
}
