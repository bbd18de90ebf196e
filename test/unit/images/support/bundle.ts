/** Archives of images as `docker save` writes them, and as somebody else might. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';

export interface Entry {
  readonly name: string;
  readonly content?: Buffer | string;
  readonly type?: Header['type'];
  readonly linkname?: string;
}

export const sha256 = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

export const NAME = 'glovebox/python:0123456789ab';

/** As every tar archive begins, and no bundle goes on. */
export const BEGINNING: Uint8Array = Buffer.concat([
  Buffer.alloc(257, 65),
  Buffer.from('ustar'),
  Buffer.alloc(250, 65),
]);

interface Image {
  readonly tags?: readonly string[];
  readonly layers?: readonly Buffer[];
  /** The layers' ids, where they are not to be those of their content. */
  readonly diffIds?: readonly string[];
  /** How it is to be run. */
  readonly config?: unknown;
}

/** One image in the layout of engines before 25: a folder a layer. */
export function olderLayout({
  tags = [NAME],
  layers = [Buffer.from('a layer'), Buffer.from('another')],
  diffIds = layers.map((layer) => `sha256:${sha256(layer)}`),
  config: settings = { User: '10001:10001', Cmd: null, Volumes: null, Hostname: '' },
}: Image = {}): Entry[] {
  const config = JSON.stringify({
    architecture: 'amd64',
    config: settings,
    rootfs: { type: 'layers', diff_ids: diffIds },
  });
  const folders = layers.map((layer, at) => sha256(`folder ${at} of ${sha256(layer)}`));
  return [
    ...folders.flatMap((folder, at) => [
      { name: `${folder}/`, type: 'directory' as const },
      { name: `${folder}/VERSION`, content: '1.0' },
      { name: `${folder}/json`, content: '{}' },
      { name: `${folder}/layer.tar`, content: layers[at] ?? '' },
    ]),
    { name: `${sha256(config)}.json`, content: config },
    {
      name: 'manifest.json',
      content: JSON.stringify([
        {
          Config: `${sha256(config)}.json`,
          RepoTags: tags,
          Layers: folders.map((folder) => `${folder}/layer.tar`),
        },
      ]),
    },
    {
      name: 'repositories',
      content: JSON.stringify({ 'glovebox/python': { '0123456789ab': folders.at(-1) } }),
    },
  ];
}

/** One image in the layout of engines from 25 on: OCI blobs, its layers packed. */
export function ociLayout({
  tags = [NAME],
  layers = [Buffer.from('a layer'), Buffer.from('another')],
  diffIds = layers.map((layer) => `sha256:${sha256(layer)}`),
}: Image = {}): Entry[] {
  const config = JSON.stringify({ rootfs: { type: 'layers', diff_ids: diffIds } });
  const packed = layers.map((layer) => gzipSync(layer));
  const blob = (content: Buffer | string): string => `blobs/sha256/${sha256(content)}`;
  const image = JSON.stringify({
    schemaVersion: 2,
    config: { digest: `sha256:${sha256(config)}` },
  });
  return [
    { name: 'blobs/', type: 'directory' },
    { name: 'blobs/sha256/', type: 'directory' },
    ...packed.map((content) => ({ name: blob(content), content })),
    { name: blob(config), content: config },
    { name: blob(image), content: image },
    { name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' },
    {
      name: 'index.json',
      content: indexOf(
        tags.map((tag) => ({ digest: `sha256:${sha256(image)}`, name: `docker.io/${tag}` })),
      ),
    },
    {
      name: 'manifest.json',
      content: JSON.stringify([
        { Config: blob(config), RepoTags: tags, Layers: packed.map((content) => blob(content)) },
      ]),
    },
  ];
}

/** An `index.json` that names these images. */
export function indexOf(images: readonly { digest: string; name: string }[]): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: images.map(({ digest, name }) => ({
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest,
      size: 1,
      annotations: {
        'io.containerd.image.name': name,
        'org.opencontainers.image.ref.name': name.split(':').at(-1),
      },
    })),
  });
}

/** The same archive with one entry's content changed. */
export const changing = (
  entries: readonly Entry[],
  name: RegExp,
  content: Buffer | string,
): Entry[] => entries.map((entry) => (name.test(entry.name) ? { ...entry, content } : entry));

export async function archiveBytes(entries: readonly Entry[]): Promise<Buffer> {
  const packing = pack();
  for (const { name, content = '', type = 'file', linkname } of entries) {
    packing.entry(
      { name, type, ...(linkname === undefined ? {} : { linkname }) },
      Buffer.from(content),
    );
  }
  packing.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packing as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function archive(entries: readonly Entry[]): Promise<Readable> {
  return inChunks(await archiveBytes(entries));
}

/** As a file is read: in pieces of 64 KiB. */
export function inChunks(bytes: Buffer): Readable {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 64 * 1024)
    pieces.push(bytes.subarray(at, at + 64 * 1024));
  return Readable.from(pieces);
}
