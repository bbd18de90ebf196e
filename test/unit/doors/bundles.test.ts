/** The way through an archive of images: what its images ask for, and what else it could be read as. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../../../electron/images/bundle-check.ts';
import { loadBundle } from '../../../electron/images/bundle-file.ts';
import { failureOf } from '../../../shared/outcome.ts';
import {
  NAME,
  archive,
  archiveBytes,
  changing,
  olderLayout,
  sha256,
  type Entry,
} from '../images/support/bundle.ts';
import { badInput, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const refused = async (entries: readonly Entry[]) =>
  rejectionOf(checkBundle(await archive(entries)));

/** A bundle whose image is described by this text, under its right digest. */
function describedBy(edit: (text: string) => string): Entry[] {
  const entries = olderLayout();
  const name = entries.find((entry) => /^[0-9a-f]{64}\.json$/.test(entry.name))?.name ?? '';
  const text = edit(String(entries.find((entry) => entry.name === name)?.content));
  return entries.map((entry) => {
    if (entry.name === name) return { name: `${sha256(text)}.json`, content: text };
    if (entry.name !== 'manifest.json') return entry;
    return { ...entry, content: String(entry.content).replace(name, `${sha256(text)}.json`) };
  });
}

describe('an image that asks for more than ours do is refused', () => {
  test.each<[string, object]>([
    ['Volumes', { Volumes: { '/data': {} } }],
    ['ExposedPorts', { ExposedPorts: { '80/tcp': {} } }],
    ['Healthcheck', { Healthcheck: { Test: ['CMD-SHELL', 'id'] } }],
    ['OnBuild', { OnBuild: ['RUN id'] }],
    ['Shell', { Shell: ['/bin/evil'] }],
    ['Entrypoint', { Entrypoint: ['/bin/evil'] }],
    ['StopSignal', { StopSignal: 'SIGCONT' }],
    ['volumes', { volumes: { '/data': {} } }],
    ['VOLUMES', { VOLUMES: { '/data': {} } }],
    ['volumeſ', { volumeſ: { '/data': {} } }],
  ])('%s', async (name, config) => {
    expect(await refused(olderLayout({ config }))).toEqual(badInput(`the setting "${name}"`));
  });

  test('under another spelling of the place where it says so', async () => {
    const edit = (key: string) => describedBy((text) => text.replace('"config"', `"${key}"`));
    for (const key of ['Config', 'CONFIG', 'conFig'])
      expect(await refused(edit(key))).toEqual(badInput(`the setting "${key}"`));
  });

  test('and one that asks for nothing is taken', async () => {
    for (const config of [null, {}, { Volumes: {}, Healthcheck: null, Env: ['A=b'], Tty: false }])
      expect(await checkBundle(await archive(olderLayout({ config })))).toEqual([NAME]);
  });
});

describe('a description that engines read otherwise than we do is refused', () => {
  const manifestWith = (field: string): Entry[] =>
    changing(
      olderLayout(),
      /^manifest\.json$/,
      String(olderLayout().find(({ name }) => name === 'manifest.json')?.content).replace(
        /\}\]$/,
        `,${field}}]`,
      ),
    );

  test.each([
    '"repotags":["python:3"]',
    '"REPOTAGS":["python:3"]',
    '"RepoTagſ":["python:3"]',
    '"RepoTags":["glovebox/c:0123456789ab"]',
    String.raw`"RepoTag\u0073":["glovebox/c:0123456789ab"]`,
  ])('manifest.json with %s as well', async (field) => {
    expect(await refused(manifestWith(field))).toEqual(badInput('manifest.json'));
  });

  test.each([
    ['index.json', '{"manifests":[],"Manifests":[{"digest":"x"}]}'],
    ['index.json', '{"manifests":[{"digest":"x"}],"manifests":[]}'],
    ['repositories', '{"glovebox/python":{"0123456789ab":"x"},"glovebox/python":{}}'],
  ])('%s that says %s', async (name, content) => {
    const others = olderLayout().filter((entry) => entry.name !== name);
    expect(await refused([...others, { name, content }])).toEqual(badInput(name));
  });

  test('settings that are said twice, of which an engine would join both', async () => {
    const twice = describedBy((text) =>
      text.replace('"config"', '"config":{"Volumes":{"/data":{}}},"config"'),
    );
    expect(await refused(twice)).toEqual(badInput('missing or not understood'));
  });

  test('and a text with quotes and colons in it is not taken for one', async () => {
    const config = { Env: ['A="b":"c"', String.raw`\":{`], Labels: { 'a"b': ':' } };
    expect(await checkBundle(await archive(olderLayout({ config })))).toEqual([NAME]);
  });
});

describe('a bundle’s file', () => {
  async function bundle(): Promise<{ file: string; bytes: Buffer }> {
    // Several pieces of a read, so that there is a “meanwhile”.
    const bytes = await archiveBytes(olderLayout({ layers: [Buffer.alloc(700_000, 'x')] }));
    const file = path.join(scratchFolder(), 'bundle.tar');
    writeFileSync(file, bytes);
    return { file, bytes };
  }

  async function taken(stream: Readable): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  test('is sent as it was checked, to its last byte', async () => {
    const { file, bytes } = await bundle();
    let sent: Buffer = Buffer.alloc(0);
    const names = await loadBundle(file, async (stream) => {
      sent = await taken(stream);
    });
    expect(names).toEqual([NAME]);
    expect(sent.equals(bytes)).toBe(true);
  });

  test('that another takes the place of meanwhile is sent all the same', async () => {
    const { file, bytes } = await bundle();
    let sent: Buffer = Buffer.alloc(0);
    await loadBundle(file, async (stream) => {
      writeFileSync(`${file}.evil`, Buffer.alloc(bytes.length, 'e'));
      renameSync(`${file}.evil`, file);
      sent = await taken(stream);
    });
    expect(readFileSync(file).equals(bytes)).toBe(false);
    expect(sent.equals(bytes)).toBe(true);
  });

  test('that is written to meanwhile is not sent to its end, whatever the engine makes of that', async () => {
    for (const answer of ['hears of it', 'says nothing', 'says something else']) {
      const { file, bytes } = await bundle();
      const chunks: Buffer[] = [];
      const change = loadBundle(file, async (stream) => {
        const evil = Buffer.from(bytes);
        evil.fill('e', 300_000, 300_010);
        writeFileSync(file, evil);
        try {
          for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
        } catch (error) {
          if (answer === 'hears of it') throw error;
          if (answer === 'says something else') throw new Error('unexpected EOF', { cause: error });
        }
      });
      expect(await rejectionOf(change)).toEqual(badInput('changed while it was read'));
      expect(Buffer.concat(chunks).length).toBeLessThan(bytes.length);
    }
  });

  test('is refused before anything is sent when it is none, and closed', async () => {
    const { file } = await bundle();
    writeFileSync(file, 'no archive');
    let asked = false;
    const load = async (): Promise<void> => {
      asked = true;
    };
    expect((await rejectionOf(loadBundle(file, load)))?.code).toBe('bad-input');
    expect(asked).toBe(false);
  });

  test('that cannot be read is the file system’s error', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'a'));
    const missing = await loadBundle(path.join(folder, 'b'), async () => {}).catch(
      (error: unknown) => error,
    );
    expect((missing as NodeJS.ErrnoException).code).toBe('ENOENT');
    const directory = await loadBundle(path.join(folder, 'a'), async () => {}).catch(failureOf);
    expect(directory).toMatchObject(badInput('EISDIR'));
  });
});
