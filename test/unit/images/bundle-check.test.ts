import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkBundle } from '../../../electron/images/bundle-check.ts';
import { badInput, rejectionOf } from '../support/refusal.ts';
import {
  NAME,
  archive,
  changing,
  indexOf,
  ociLayout,
  olderLayout,
  sha256,
  type Entry,
} from './support/bundle.ts';

const refused = async (entries: readonly Entry[]) =>
  rejectionOf(checkBundle(await archive(entries)));
const HEX = 'c0ffee00'.repeat(8);

describe('a bundle of our images is taken', () => {
  test('as engines before 25 save it', async () => {
    expect(await checkBundle(await archive(olderLayout()))).toEqual([NAME]);
  });

  test('as later engines save it, its layers packed', async () => {
    expect(await checkBundle(await archive(ociLayout()))).toEqual([NAME]);
  });

  test('with the registry’s name before it, as Podman writes it: they are the same images', async () => {
    const tags = [`docker.io/${NAME}`];
    expect(await checkBundle(await archive(olderLayout({ tags })))).toEqual([NAME]);
  });

  test('with a layer larger than any description', async () => {
    const layers = [randomBytes(6 * 1024 * 1024)];
    expect(await checkBundle(await archive(ociLayout({ layers })))).toEqual([NAME]);
  });

  test('with many small layers', async () => {
    const layers = Array.from({ length: 20 }, () => randomBytes(3 * 1024 * 1024));
    expect(await checkBundle(await archive(olderLayout({ layers })))).toEqual([NAME]);
  });

  test('with a layer that two images share, saved once and linked to', async () => {
    const shared = Buffer.from('shared');
    const entries = olderLayout({ layers: [shared, Buffer.from('own')] });
    const file = entries.find(({ content }) => content === shared)?.name ?? '';
    const link = `${HEX}/layer.tar`;
    const linked = entries.map((entry) =>
      entry.name === 'manifest.json'
        ? { ...entry, content: String(entry.content).replace(file, link) }
        : entry,
    );
    linked.push({ name: link, type: 'symlink', linkname: `../${file}` });
    expect(await checkBundle(await archive(linked))).toEqual([NAME]);
  });
});

describe('names that are not ours are refused', () => {
  test.each([
    'python:3',
    'evil/python:0123456789ab',
    'glovebox/python:latest',
    'glovebox/python:0123456789AB',
    'glovebox/python:0123456789abc',
    'glovebox/python',
    'glovebox/debian:trixie-bootstrap',
    'quay.io/glovebox/python:0123456789ab',
    `${NAME}\n`,
    `x/${NAME}`,
    '',
  ])('%j in manifest.json', async (tag) => {
    expect(await refused(olderLayout({ tags: [NAME, tag] }))).toEqual(badInput('an image named'));
  });

  test.each(['docker.io/library/python:3', 'docker.io/glovebox/python:latest', ''])(
    '%j in index.json, which newer engines go by',
    async (name) => {
      const index = indexOf([
        { digest: `sha256:${HEX}`, name: `docker.io/${NAME}` },
        { digest: `sha256:${HEX}`, name },
      ]);
      expect(await refused(changing(ociLayout(), /^index\.json$/, index))).toEqual(
        badInput('index.json'),
      );
    },
  );

  test('one that index.json gives by its short name alone', async () => {
    const index = JSON.stringify({
      manifests: [
        {
          digest: `sha256:${HEX}`,
          annotations: { 'org.opencontainers.image.ref.name': 'python:3' },
        },
      ],
    });
    expect(await refused(changing(ociLayout(), /^index\.json$/, index))).toEqual(
      badInput('index.json'),
    );
  });

  test('one in the file of repositories, which the oldest engines go by', async () => {
    const other = JSON.stringify({ python: { '3': HEX } });
    expect(await refused(changing(olderLayout(), /^repositories$/, other))).toEqual(
      badInput('repositories'),
    );
    const tag = JSON.stringify({ 'glovebox/python': { latest: HEX } });
    expect(await refused(changing(olderLayout(), /^repositories$/, tag))).toEqual(
      badInput('repositories'),
    );
  });
});

describe('what is not as the archive itself claims is refused', () => {
  test('a changed layer', async () => {
    expect(await refused(changing(olderLayout(), /layer\.tar$/, 'other'))).toEqual(
      badInput('a layer of'),
    );
  });

  test('a changed layer, packed', async () => {
    const [first] = ociLayout().filter(({ name }) => /^blobs\/sha256\/./.test(name));
    const changed = ociLayout().map((entry) =>
      entry.name === first?.name ? { ...entry, content: gzipSync('other') } : entry,
    );
    expect(await refused(changed)).toEqual(badInput('a layer of'));
  });

  test('a missing layer', async () => {
    const entries = olderLayout();
    const at = entries.findIndex(({ name }) => name.endsWith('/layer.tar'));
    expect(await refused(entries.toSpliced(at, 1))).toEqual(badInput('a layer of'));
  });

  test('a layer more than the description has', async () => {
    const layers = [Buffer.from('one'), Buffer.from('two')];
    const diffIds = [`sha256:${sha256('one')}`];
    expect(await refused(olderLayout({ layers, diffIds }))).toEqual(badInput('a layer of'));
  });

  test('layers in another order', async () => {
    const layers = [Buffer.from('one'), Buffer.from('two')];
    const diffIds = [`sha256:${sha256('two')}`, `sha256:${sha256('one')}`];
    expect(await refused(olderLayout({ layers, diffIds }))).toEqual(badInput('a layer of'));
  });

  test('a changed description', async () => {
    const changed = changing(olderLayout(), /^[0-9a-f]{64}\.json$/, '{"rootfs":{"diff_ids":[]}}');
    expect(await refused(changed)).toEqual(badInput('the description of'));
  });

  test('a missing description', async () => {
    const entries = olderLayout().filter(({ name }) => !/^[0-9a-f]{64}\.json$/.test(name));
    expect(await refused(entries)).toEqual(badInput('the description of'));
  });

  test.each([
    '',
    '{}',
    '[]',
    'null',
    '[{}]',
    '[{"Config":"x","RepoTags":[],"Layers":["y"]}]',
    '[{"Config":"x","RepoTags":null,"Layers":["y"]}]',
    '{',
  ])('a manifest that is %j', async (content) => {
    expect(await refused(changing(olderLayout(), /^manifest\.json$/, content))).toEqual(
      badInput('manifest.json'),
    );
  });

  test('no manifest at all', async () => {
    const entries = olderLayout().filter(({ name }) => name !== 'manifest.json');
    expect(await refused(entries)).toEqual(badInput('manifest.json'));
  });
});

describe('entries that no archive of images has are refused', () => {
  test.each([
    '../escape',
    '/etc/cron.d/job',
    `${HEX}/../../escape`,
    `${HEX}/layer.tar/x`,
    './manifest.json',
    'manifest.json/x',
    'etc/passwd',
    'blobs/sha512/c0ffee',
    `blobs/sha256/${HEX.slice(1)}`,
    `${HEX.toUpperCase()}.json`,
    'setup.sh',
  ])('%s', async (name) => {
    expect(await refused([...olderLayout(), { name, content: 'x' }])).toEqual(
      badInput('which no archive of images has'),
    );
  });

  test.each([
    ['a link to elsewhere', '/etc/passwd'],
    ['a link out of the archive', '../../../etc/passwd'],
    ['a link to a description', `../${HEX}.json`],
    ['a link to a folder', `../${HEX}`],
  ])('%s', async (_name, linkname) => {
    const link: Entry = { name: `${HEX}/layer.tar`, type: 'symlink', linkname };
    expect(await refused([...olderLayout(), link])).toEqual(badInput('a link to elsewhere'));
  });

  test('a link in the place of a description', async () => {
    const link: Entry = { name: `${HEX}.json`, type: 'symlink', linkname: `../${HEX}/layer.tar` };
    expect(await refused([...olderLayout(), link])).toEqual(badInput('a link to elsewhere'));
  });

  test.each(['link', 'character-device', 'block-device', 'fifo'] as const)('a %s', async (type) => {
    const entry: Entry = { name: `${HEX}/layer.tar`, type, linkname: 'x' };
    expect(await refused([...olderLayout(), entry])).toEqual(badInput(`it holds a ${type}`));
  });

  test('a name twice: readers differ in which of the two they take', async () => {
    const evil = changing(olderLayout({ tags: ['python:3'] }), /^x/, '').find(
      ({ name }) => name === 'manifest.json',
    );
    expect(await refused([...(evil === undefined ? [] : [evil]), ...olderLayout()])).toEqual(
      badInput('twice'),
    );
    const layer = olderLayout().find(({ name }) => name.endsWith('/layer.tar'))?.name ?? '';
    const link: Entry = { name: layer, type: 'symlink', linkname: `../${layer}` };
    expect(await refused([link, ...olderLayout()])).toEqual(badInput('twice'));
    expect(await refused([...olderLayout(), link])).toEqual(badInput('twice'));
  });

  test('more of them than any bundle has, folders counted', async () => {
    const folders = Array.from(
      { length: 2_100 },
      (_, at): Entry => ({ name: `${sha256(String(at))}/`, type: 'directory' }),
    );
    expect(await refused(folders)).toEqual(badInput('more entries'));
  });
});
