import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { chooseLanguage, readSourceFile } from '../../../electron/command-line/source-files.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { badInput, refusalOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const MIB = 1024 * 1024;

function written(name: string, content: string | Buffer): string {
  const file = path.join(scratchFolder(), name);
  writeFileSync(file, content);
  return file;
}

describe('a file of a run', () => {
  test.each([
    ['main.py', 'print(1)\n'],
    ['-rf.py', 'crlf\r\n'],
    [`it's "a" name.py`, '\ufeffwith a byte order mark'],
    ['empty.py', ''],
    ['🧤.py', 'emoji 🧤'],
  ])('%j has its base name, and its text to the letter', (name, text) => {
    expect(readSourceFile(written(name, text))).toEqual({ name, text });
  });

  test('of exactly 1 MiB is taken', () => {
    expect(readSourceFile(written('a.py', 'x'.repeat(MIB))).text).toHaveLength(MIB);
  });

  test('is read through a link, under the link’s name', () => {
    const file = written('real.py', 'x');
    const link = path.join(path.dirname(file), 'link.py');
    symlinkSync(file, link);
    expect(readSourceFile(link)).toEqual({ name: 'link.py', text: 'x' });
  });
});

describe('what cannot be run is refused, with the reason and the name', () => {
  const folder = (): string => {
    const made = path.join(scratchFolder(), 'folder.py');
    mkdirSync(made);
    return made;
  };
  const pipe = (): string => {
    const made = path.join(scratchFolder(), 'pipe.py');
    execFileSync('mkfifo', [made]);
    return made;
  };
  const loop = (): string => {
    const made = path.join(scratchFolder(), 'loop.py');
    symlinkSync(made, made);
    return made;
  };

  test.each<[string, () => string, string]>([
    ['what does not exist', () => '/nowhere/at/all.py', 'There is no file'],
    [
      'a link that leads nowhere',
      () => {
        const link = path.join(scratchFolder(), 'dangling.py');
        symlinkSync('/nowhere', link);
        return link;
      },
      'There is no file',
    ],
    ['a folder', folder, 'is a folder'],
    ['a pipe, which would be waited for', pipe, 'not an ordinary file'],
    ['a device', () => '/dev/null', 'not an ordinary file'],
    ['one byte above 1 MiB', () => written('a.py', 'x'.repeat(MIB + 1)), 'larger than 1 MiB'],
    ['NUL bytes', () => written('a.py', 'a\0b'), 'NUL bytes'],
    ['UTF-16', () => written('a.py', Buffer.from('print(1)', 'utf16le')), 'NUL bytes'],
    ['Latin-1', () => written('a.py', Buffer.from('café', 'latin1')), 'not UTF-8'],
    [
      'half a character at its end',
      () => written('a.py', Buffer.from('é').subarray(0, 1)),
      'not UTF-8',
    ],
    [
      'a surrogate that was encoded',
      () => written('a.py', Buffer.from([0xed, 0xa0, 0x80])),
      'not UTF-8',
    ],
    ['a file below a file', () => path.join(written('a.py', ''), 'b.py'), 'There is no file'],
    ['a link to itself', loop, 'cannot be read'],
    ['a name longer than any', () => `/tmp/${'x'.repeat(300)}.py`, 'cannot be read'],
  ])('%s', (_name, made, words) => {
    const file = made();
    const refused = refusalOf(() => readSourceFile(file));
    expect(refused).toEqual(badInput(words));
    expect(refused?.sentence).toContain(JSON.stringify(file));
  });

  test('a name with a line break is shown so that it stays one line', () => {
    expect(refusalOf(() => readSourceFile('/no\nwhere'))?.sentence).toContain(
      String.raw`"/no\nwhere"`,
    );
  });
});

describe('the language', () => {
  const languages = readCatalogue(path.join(import.meta.dirname, '../../../images'));
  const chosen = (entry: string, named?: string) => chooseLanguage(languages, named, entry).id;

  test.each([
    ['main.py', 'python'],
    ['Main.JAVA', 'java'],
    ['a.b.c', 'c'],
    ['x.mjs', 'javascript'],
    ['x.mts', 'typescript'],
  ])('of %s is %s', (entry, id) => {
    expect(chosen(entry)).toBe(id);
  });

  test('that is named goes before the ending', () => {
    expect(chosen('main.py', 'bash')).toBe('bash');
  });

  test.each(['main', 'main.txt', '.py', 'main.py.bak', ''])(
    'of %j is nobody’s: all endings are listed',
    (entry) => {
      const refused = refusalOf(() => chosen(entry));
      expect(refused).toEqual(badInput('--language'));
      expect(refused?.sentence).toContain('python (.py)');
      expect(refused?.sentence).toContain('lua (.lua)');
    },
  );

  test('that there is not is refused', () => {
    expect(refusalOf(() => chosen('main.py', 'cobol'))).toEqual(badInput('“cobol”'));
  });
});
