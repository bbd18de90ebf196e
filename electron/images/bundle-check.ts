/**
 * Reading an archive of images before the engine does: only our names, every
 * digest as the archive itself claims it, bounded sizes, ordinary files.
 *
 * The archive is what `docker save` writes: a `manifest.json` naming, for each
 * image, its configuration and its layers; a configuration lists the SHA-256 of
 * its layers' content (Docker image specification v1.2).
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { z } from 'zod';
import { GloveboxError } from '../../shared/outcome.ts';

/** All languages together are below three; one layer of the largest below one. */
const LARGEST_BUNDLE_BYTES = 16 * 1024 ** 3;
const MOST_ENTRIES = 2_000;
/** Descriptions are small; only they are held in memory. */
const LARGEST_DESCRIPTION_BYTES = 4 * 1024 * 1024;

const OUR_NAME = /^(?:docker\.io\/)?glovebox\/[a-z]{1,20}:[0-9a-f]{12}$/;
/** The older layout of `docker save`, and that of an OCI archive. */
const KNOWN_ENTRY =
  /^(?:manifest\.json|repositories|index\.json|oci-layout|[0-9a-f]{64}\.json|[0-9a-f]{64}\/(?:VERSION|json|layer\.tar)?|blobs\/(?:sha256\/(?:[0-9a-f]{64})?)?)$/;

const Manifest = z.array(
  z.object({
    Config: z.string(),
    RepoTags: z.array(z.string()).min(1),
    Layers: z.array(z.string()).min(1),
  }),
);
const Configuration = z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) });

interface Entry {
  /** SHA-256 of the content as it stands in the archive. */
  readonly digest: string;
  /** SHA-256 of the content without gzip, where it has any: what a layer's id is made of. */
  readonly plainDigest: string;
  /** The text of a description; null for what is too large to be one. */
  readonly text: string | null;
}

/**
 * @returns the names of the images in the archive
 * @throws GloveboxError `bad-input` saying what is wrong with it
 */
export async function checkBundle(archive: Readable): Promise<readonly string[]> {
  const { entries, links } = await readEntries(archive);
  const manifest = parse(Manifest, entries.get('manifest.json')?.text ?? null, 'manifest.json');
  for (const image of manifest) checkImage(image, entries, links);
  return manifest.flatMap((image) => image.RepoTags);
}

async function readEntries(
  archive: Readable,
): Promise<{ entries: Map<string, Entry>; links: Map<string, string> }> {
  const entries = new Map<string, Entry>();
  const links = new Map<string, string>();
  let bytes = 0;
  const reader = archive.pipe(extract());
  archive.on('error', (error) => reader.destroy(error));
  try {
    for await (const entry of reader) {
      const { header } = entry;
      bytes += header.size ?? 0;
      if (bytes > LARGEST_BUNDLE_BYTES) throw bad('it is larger than any bundle of ours');
      if (entries.size + links.size > MOST_ENTRIES)
        throw bad('it has more entries than any bundle of ours');
      checkHeader(header);
      if (header.type === 'symlink') links.set(header.name, linkTarget(header));
      else if (header.type === 'file')
        entries.set(header.name, await digestOf(entry, header.size ?? 0));
      entry.resume();
    }
  } catch (error) {
    if (error instanceof GloveboxError) throw error;
    throw bad(`it cannot be read as a tar archive (${(error as Error).message})`);
  }
  return { entries, links };
}

function checkHeader({ name, type }: Header): void {
  if (!KNOWN_ENTRY.test(name))
    throw bad(`it holds ${JSON.stringify(name)}, which no archive of images has`);
  if (type !== 'file' && type !== 'directory' && type !== 'symlink')
    throw bad(`it holds a ${type}`);
}

/** Engines before 25 save a layer that two images share once, and link to it. */
function linkTarget({ name, linkname }: Header): string {
  const target = /^\.\.\/([0-9a-f]{64}\/layer\.tar)$/.exec(linkname ?? '')?.[1];
  if (target === undefined || !name.endsWith('/layer.tar'))
    throw bad('it holds a link to elsewhere');
  return target;
}

async function digestOf(content: AsyncIterable<unknown>, size: number): Promise<Entry> {
  const digest = createHash('sha256');
  const plain = createHash('sha256');
  const kept: Buffer[] = [];
  let unpacked: ReturnType<typeof createGunzip> | null = null;
  let isFirst = true;
  let unpackedEnd: Promise<void> = Promise.resolve();
  for await (const chunk of content as AsyncIterable<Buffer>) {
    digest.update(chunk);
    if (size <= LARGEST_DESCRIPTION_BYTES) kept.push(chunk);
    if (isFirst && chunk[0] === 0x1f && chunk[1] === 0x8b) {
      const gunzip = createGunzip();
      unpacked = gunzip;
      unpackedEnd = bounded(gunzip, (part) => plain.update(part));
    }
    isFirst = false;
    if (unpacked === null) plain.update(chunk);
    else if (!unpacked.write(chunk))
      await new Promise((resolve) => unpacked?.once('drain', resolve));
  }
  unpacked?.end();
  await unpackedEnd;
  const text = size <= LARGEST_DESCRIPTION_BYTES ? Buffer.concat(kept).toString('utf8') : null;
  return { digest: digest.digest('hex'), plainDigest: plain.digest('hex'), text };
}

async function bounded(stream: Readable, take: (part: Buffer) => void): Promise<void> {
  let bytes = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > LARGEST_BUNDLE_BYTES) throw bad('a layer unpacks to more than any of ours');
    take(part);
  }
}

function checkImage(
  image: z.infer<typeof Manifest>[number],
  entries: ReadonlyMap<string, Entry>,
  links: ReadonlyMap<string, string>,
): void {
  const foreign = image.RepoTags.find((name) => !OUR_NAME.test(name));
  if (foreign !== undefined) throw bad(`it would load an image named ${JSON.stringify(foreign)}`);
  const description = entries.get(image.Config);
  const named = /([0-9a-f]{64})(?:\.json)?$/.exec(image.Config)?.[1];
  if (description === undefined || description.digest !== named) {
    throw bad(`the description of ${image.RepoTags[0]} is missing or was changed`);
  }
  const { rootfs } = parse(Configuration, description.text, image.Config);
  const layers = image.Layers.map((name) => entries.get(links.get(name) ?? name)?.plainDigest);
  const isWhole =
    layers.length === rootfs.diff_ids.length &&
    layers.every(
      (digest, at) => digest !== undefined && rootfs.diff_ids[at] === `sha256:${digest}`,
    );
  if (!isWhole) throw bad(`a layer of ${image.RepoTags[0]} is missing or was changed`);
}

function parse<T>(schema: z.ZodType<T>, text: string | null, name: string): T {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    throw bad(`its ${name} is missing or not understood`);
  }
}

function bad(why: string): GloveboxError {
  return new GloveboxError(
    'bad-input',
    `This is no bundle of Glovebox’s images: ${why}. Nothing was loaded.`,
  );
}
