import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellQuoted } from '../../../shared/explain/explanation.ts';
import type { Language } from '../../../shared/languages/language.ts';
import { readCatalogue } from '../../../electron/images/catalogue.ts';
import { findImageFolder } from '../../../electron/images/image-folder.ts';
import { dockerLine } from '../../bench/docker-command.ts';
import { shellWords } from '../../bench/shell-words.ts';

function language(id: string): Language {
  const found = readCatalogue(findImageFolder()).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

test('words are read as the application quotes them, whatever they hold', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 })), (words) => {
      expect(shellWords(words.map(shellQuoted).join(' '))).toEqual(words);
    }),
  );
});

test.each(['run $(id)', 'a | b', 'a; b', 'a "b"', 'a `b`', 'x*', "open '"])(
  'what a shell would do something with is refused: %s',
  (line) => {
    expect(() => shellWords(line)).toThrow('not a plain word');
  },
);

const EXPLAINED = "docker run --rm --interactive --tmpfs '/box:rw,mode=1777' glovebox/x:1 ./prog";

test('an interpreter takes the shell’s place, with the options as they were explained', () => {
  const { words } = dockerLine(EXPLAINED, 'glovebox/x:1', language('python'), 'a=1');
  expect(words).toEqual([
    ...['run', '--rm', '--interactive', '--tmpfs', '/box:rw,mode=1777', '--label', 'a=1'],
    ...['glovebox/x:1', 'sh', '-c', 'cat > main.py && exec python3 ./main.py'],
  ]);
});

test('what has to be compiled is, first', () => {
  const { words } = dockerLine(EXPLAINED, 'glovebox/x:1', language('c'), 'a=1');
  expect(words.at(-1)).toMatch(/^cat > main\.c && gcc .* \.\/main\.c -lm && exec \.\/a\.out$/);
});

test('a line of another kind is refused', () => {
  expect(() => dockerLine('podman run x', 'x', language('c'), 'a=1')).toThrow('not a docker run');
  expect(() => dockerLine('docker run y', 'x', language('c'), 'a=1')).toThrow('not a docker run');
});
