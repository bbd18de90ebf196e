import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Client } from '../../../build/bundler/absent/ssh.ts';
import { inRepository } from '../../../build/setup/repository.mjs';

/** The bundles as the set-up has built them before the tests. */
function scriptsIn(folder: string): { name: string; text: string }[] {
  return readdirSync(inRepository(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(inRepository(folder), name), 'utf8') }));
}

/** What a module loads that is not part of its bundle. */
function foreignImports(text: string): string[] {
  const imported = [...text.matchAll(/^(?:import|export)\b[^'"\n]*?from "([^"]+)";?$/gm)];
  const required = [...text.matchAll(/\b(?:require|import)\("([^"]+)"\)/g)];
  return [...imported, ...required]
    .map((match) => match[1] ?? '')
    .filter((name) => !/^\.{1,2}\//.test(name) && !isBuiltin(name));
}

function isBuiltin(name: string): boolean {
  return name.startsWith('node:') || builtinModules.includes(name);
}

describe('what ships', () => {
  test.each([
    ['dist/cli', []],
    ['dist/main', ['electron']],
    ['dist/preload', ['electron']],
  ])('%s needs no node_modules', (folder, allowed) => {
    const scripts = scriptsIn(folder);
    expect(scripts.length).toBeGreaterThan(0);
    const foreign = new Set(scripts.flatMap(({ text }) => foreignImports(text)));
    expect([...foreign].filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test('the preload is one file, which a sandbox demands', () => {
    expect(scriptsIn('dist/preload').map(({ name }) => name)).toEqual(['preload.cjs']);
  });

  test('the command line has none of the parts that an engine behind SSH or BuildKit would need', () => {
    const all = scriptsIn('dist/cli')
      .map(({ text }) => text)
      .join('');
    expect(all).toContain('Engines behind ssh:// are not supported');
    expect(all).not.toMatch(/node_modules\/(ssh2|cpu-features|@grpc|protobufjs)\//);
  });

  test('asking for one all the same is answered in words', () => {
    expect(() => void Reflect.construct(Client, [])).toThrow(
      /ssh:\/\/ are not supported.*DOCKER_HOST/,
    );
  });
});

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

describe('the page', () => {
  const manifest = JSON.parse(
    readFileSync(inRepository('dist/page/.vite/manifest.json'), 'utf8'),
  ) as Readonly<Record<string, Chunk>>;

  /** The scripts that must have arrived before the page shows anything. */
  function initialScripts(): string[] {
    const wanted = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true);
    const reached = new Set<string>();
    for (let key = wanted.pop(); key !== undefined; key = wanted.pop()) {
      if (reached.has(key)) continue;
      reached.add(key);
      wanted.push(...(manifest[key]?.imports ?? []));
    }
    return [...reached].map((key) => manifest[key]?.file ?? '');
  }

  test('begins with less than 400 kB of compressed script', () => {
    const scripts = initialScripts();
    expect(scripts.length).toBeGreaterThan(0);
    const bytes = scripts
      .map((file) => gzipSync(readFileSync(inRepository(`dist/page/${file}`))).length)
      .reduce((total, length) => total + length, 0);
    expect(bytes).toBeLessThan(400_000);
  });

  test('loads nothing from elsewhere, and finds its parts under any address', () => {
    const html = readFileSync(inRepository('dist/page/index.html'), 'utf8');
    const references = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map((match) => match[1]);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => !reference?.startsWith('./'))).toEqual([]);
  });

  test('ships no source map', () => {
    const files = readdirSync(inRepository('dist/page'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
  });
});
