import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openDataFolder } from '../../../electron/storage/data-folder.ts';
import { installationId } from '../../../electron/storage/installation.ts';
import { refusalOf, refusedFor } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('an installation’s id', () => {
  test('is made at the first start, and stays', () => {
    const folder = openDataFolder(scratchFolder());
    const id = installationId(folder);
    expect(id).toMatch(UUID);
    expect(installationId(folder)).toBe(id);
    const file = path.join(folder.root, 'installation');
    expect(readFileSync(file, 'utf8')).toBe(`${id}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.root).toSorted()).toEqual([
      'history',
      'incoming',
      'installation',
      'instances',
      'presets',
      'workspace',
    ]);
  });

  test('is another in another folder', () => {
    const [one, two] = [scratchFolder(), scratchFolder()].map((root) =>
      installationId(openDataFolder(root)),
    );
    expect(one).not.toBe(two);
  });

  test('is the same for many processes that start first at once', async () => {
    const root = scratchFolder();
    openDataFolder(root);
    const source = pathToFileURL(
      path.join(import.meta.dirname, '../../../electron/storage/installation.ts'),
    ).href;
    // Each waits for one moment, so that they meet.
    const moment = Date.now() + 1500;
    const program = `
      const { installationId } = await import(${JSON.stringify(source)});
      while (Date.now() < ${moment});
      process.stdout.write(installationId({ root: ${JSON.stringify(root)} }));`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    const answers = await Promise.all([start(), start(), start(), start()]);
    const ids = new Set(answers.map(({ stdout }) => stdout));
    expect(ids.size).toBe(1);
    expect([...ids][0]).toMatch(UUID);
    expect(readdirSync(root).toSorted()).toEqual([
      'history',
      'incoming',
      'installation',
      'instances',
      'presets',
      'workspace',
    ]);
  });

  test.each([
    '',
    '\n',
    'not an id',
    '00000000-0000-0000-0000-000000000000',
    'a'.repeat(36),
    '\0'.repeat(36),
  ])(
    'that is damaged (%j) is told, and never invented anew: what the old one owns would stay for ever',
    (text) => {
      const folder = openDataFolder(scratchFolder());
      const file = path.join(folder.root, 'installation');
      writeFileSync(file, text);
      expect(refusalOf(() => installationId(folder))).toEqual(refusedFor('internal', 'is damaged'));
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  test('may have white space around it', () => {
    const folder = openDataFolder(scratchFolder());
    const id = 'd2f1c1de-0000-4000-8000-00000000cafe';
    writeFileSync(path.join(folder.root, 'installation'), ` ${id}\r\n`);
    expect(installationId(folder)).toBe(id);
  });
});
