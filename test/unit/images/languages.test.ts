import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../electron/images/catalogue.ts';

const IMAGES = fileURLToPath(new URL('../../../images', import.meta.url));
const catalogue = readCatalogue(IMAGES);

describe('the manifests', () => {
  it('hold the fourteen languages', () => {
    expect(catalogue.map((language) => language.name)).toEqual(
      'Python JavaScript TypeScript Bash C C++ Java C# Go Rust Ruby PHP Perl Lua'.split(' '),
    );
  });

  it('claim no ending twice', () => {
    const endings = catalogue.flatMap((language) => language.endings);
    expect(new Set(endings).size).toBe(endings.length);
  });

  it.each(catalogue)(
    '$name: its commands use known words, and each reaches the program',
    (language) => {
      const words = [...(language.compile ?? []), ...language.run];
      const ours = words.filter((word) => /^\{.*\}$/.test(word));
      expect(ours.every((word) => ['{entry}', '{sources}', '{arguments}'].includes(word))).toBe(
        true,
      );
      expect(ours.some((word) => word === '{entry}' || word === '{sources}')).toBe(true);
      expect(language.run.at(-1)).toBe('{arguments}');
    },
  );

  it.each(catalogue)('$name: an untitled program is one of its own', (language) => {
    expect(language.untitled.endsWith(language.endings[0] ?? 'none')).toBe(true);
  });

  it.each(catalogue)(
    '$name: what is executed from /box is allowed to be, and nothing else is',
    (language) => {
      expect(language.executableScratch).toBe(language.run[0]?.startsWith('./') ?? false);
    },
  );
});

describe('the Dockerfiles', () => {
  const folders = readdirSync(IMAGES).filter((folder) => folder !== 'launcher');

  it.each(folders)('%s: keeps to what the classic builder knows', (folder) => {
    const text = readFileSync(`${IMAGES}/${folder}/Dockerfile`, 'utf8');
    expect(text).not.toMatch(/<<-?\s*['"]?\w/);
    expect(text).not.toMatch(/--(mount|link|chmod|parents|exclude)\b/);
  });

  it.each(folders.filter((folder) => folder !== 'base'))(
    '%s: runs as nobody in particular',
    (folder) => {
      const final = readFileSync(`${IMAGES}/${folder}/Dockerfile`, 'utf8')
        .split(/^FROM /m)
        .at(-1);
      expect(final).toMatch(/^scratch\nCOPY --from=build \/ \/\n/);
      expect(final).toMatch(/^ENV PATH=\S+ LANG=C\.UTF-8 HOME=\/box/m);
      expect(final).toMatch(/^WORKDIR \/box$/m);
      expect(final).toMatch(/^USER 10001:10001$/m);
      expect(final).not.toMatch(/^(ENTRYPOINT|CMD|EXPOSE|VOLUME)/m);
    },
  );
});
