/**
 * Reading an archive of images before the engine does: only our names, every
 * digest as the archive itself claims it, bounded sizes, ordinary files.
 *
 * The archive is what `docker save` writes: a `manifest.json` naming, for each
 * image, its configuration and its layers; a configuration lists the SHA-256 of
 * its layers' content (Docker image specification v1.2).
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { z } from 'zod';
import { GloveboxError } from '../../shared/outcome.ts';
import { noBundle } from '../../shared/tar-beginning.ts';
import { foreignSetting, parseUnambiguously } from './bundle-json.ts';
import { NAMING_FILES, isOurName, namesOursOnly, plainName } from './bundle-names.ts';

/** All languages together are below three; one layer of the largest below one. */
export const LARGEST_BUNDLE_BYTES = 16 * 1024 ** 3;
const MOST_ENTRIES = 2_000;
/** Descriptions are small; only they are held in memory, and no more than so much of all of them. */
const LARGEST_DESCRIPTION_BYTES = 4 * 1024 * 1024;
const ALL_DESCRIPTIONS_BYTES = 32 * 1024 * 1024;

/** The older layout of `docker save`, and that of an OCI archive. */
const KNOWN_ENTRY =
  /^(?:manifest\.json|repositories|index\.json|oci-layout|[0-9a-f]{64}\.json|[0-9a-f]{64}\/(?:VERSION|json|layer\.tar)?|blobs\/(?:sha256\/(?:[0-9a-f]{64})?)?)$/;

const Manifest = z
  .array(
    z.object({
      Config: z.string(),
      RepoTags: z.array(z.string()).min(1),
      Layers: z.array(z.string()).min(1),
    }),
  )
  .min(1);
const Configuration = z.looseObject({ rootfs: z.object({ diff_ids: z.array(z.string()) }) });

interface Entry {
  /** SHA-256 of the content as it stands in the archive. */
  readonly digest: string;
  /** SHA-256 of the content without gzip, where it has any: what a layer's id is made of. */
  readonly plainDigest: string;
  /** The text of a description; null for what is too large to be one. */
  readonly text: string | null;
}

/** What of an archive may still be read, unpacked and kept. */
interface Allowance {
  unpackedBytes: number;
  keptBytes: number;
}

interface Contents {
  readonly entries: Map<string, Entry>;
  /** Links to layers: name → the entry that is meant. */
  readonly links: Map<string, string>;
}

/**
 * @param largestBytes the archive may be this large, and its layers may unpack to as much
 * @returns the names of the images in the archive, without a registry’s before them
 * @throws GloveboxError `bad-input` saying what is wrong with it
 */
export async function checkBundle(
  archive: Readable,
  largestBytes: number = LARGEST_BUNDLE_BYTES,
): Promise<readonly string[]> {
  const { entries, links } = await readEntries(archive, largestBytes);
  const manifest = parse(Manifest, entries.get('manifest.json')?.text ?? null, 'manifest.json');
  for (const image of manifest) checkImage(image, entries, links);
  for (const file of NAMING_FILES) {
    const entry = entries.get(file);
    if (entry !== undefined && !namesOursOnly(file, entry.text))
      throw bad(`its ${file} names images that are not ours`);
  }
  return manifest.flatMap((image) => image.RepoTags.map(plainName));
}

async function readEntries(archive: Readable, largestBytes: number): Promise<Contents> {
  const entries = new Map<string, Entry>();
  const links = new Map<string, string>();
  const allowance = { unpackedBytes: largestBytes, keptBytes: ALL_DESCRIPTIONS_BYTES };
  let bytes = 0;
  let count = 0;
  const reader = archive.pipe(extract());
  archive.on('error', (error) => reader.destroy(error));
  try {
    for await (const entry of reader) {
      const { header } = entry;
      bytes += header.size ?? 0;
      count += 1;
      if (bytes > largestBytes) throw bad('it is larger than any bundle of ours');
      if (count > MOST_ENTRIES) throw bad('it has more entries than any bundle of ours');
      checkHeader(header);
      // Of two with one name some readers take the first and some the last.
      if (entries.has(header.name) || links.has(header.name))
        throw bad(`it holds ${JSON.stringify(header.name)} twice`);
      if (header.type === 'symlink') links.set(header.name, linkTarget(header));
      else if (header.type === 'file')
        entries.set(header.name, await digestOf(entry, header.size ?? 0, allowance));
      entry.resume();
    }
  } catch (error) {
    if (error instanceof GloveboxError) throw error;
    throw bad(`it cannot be read as a tar archive (${(error as Error).message})`);
  } finally {
    archive.destroy();
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

async function digestOf(
  content: AsyncIterable<unknown>,
  size: number,
  allowance: Allowance,
): Promise<Entry> {
  const digest = createHash('sha256');
  const kept: Buffer[] = [];
  let isKept = false;
  let plain: Digester | null = null;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    if (plain === null) {
      const isPacked = chunk[0] === 0x1f && chunk[1] === 0x8b;
      plain = isPacked ? unpackedDigester(allowance) : plainDigester();
      isKept =
        beginsLikeJson(chunk) && size <= LARGEST_DESCRIPTION_BYTES && size <= allowance.keptBytes;
      if (isKept) allowance.keptBytes -= size;
    }
    digest.update(chunk);
    if (isKept) kept.push(chunk);
    await plain.take(chunk);
  }
  plain ??= plainDigester();
  return {
    digest: digest.digest('hex'),
    plainDigest: await plain.end(size),
    text: isKept ? Buffer.concat(kept).toString('utf8') : null,
  };
}

/** A description does; a layer, which begins with a file's name or with gzip's mark, does not. */
function beginsLikeJson(chunk: Buffer): boolean {
  return /^[{[]/.test(chunk.subarray(0, 1).toString('latin1'));
}

interface Digester {
  take(chunk: Buffer): Promise<void>;
  /** @returns the SHA-256 of what the `bytes` given were */
  end(bytes: number): Promise<string>;
}

function plainDigester(): Digester {
  const digest = createHash('sha256');
  return {
    take: async (chunk) => void digest.update(chunk),
    end: async () => digest.digest('hex'),
  };
}

function unpackedDigester(allowance: Allowance): Digester {
  const digest = createHash('sha256');
  const gunzip = createGunzip();
  const unpacked = (async () => {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      allowance.unpackedBytes -= part.length;
      if (allowance.unpackedBytes < 0) throw bad('its layers unpack to more than any of ours');
      digest.update(part);
    }
  })();
  // Heard below; until then it must not count as a rejection that nobody heard.
  unpacked.catch(() => {});
  return {
    // What is no gzip after all drains nothing any more: its failure is waited for as well.
    take: async (chunk) => {
      if (!gunzip.write(chunk)) await Promise.race([once(gunzip, 'drain'), unpacked]);
    },
    end: async (bytes) => {
      gunzip.end();
      await unpacked;
      if (gunzip.bytesWritten !== bytes) throw bad('a layer has something behind its end');
      return digest.digest('hex');
    },
  };
}

function checkImage(
  image: z.infer<typeof Manifest>[number],
  entries: ReadonlyMap<string, Entry>,
  links: ReadonlyMap<string, string>,
): void {
  const foreign = image.RepoTags.find((name) => !isOurName(name));
  if (foreign !== undefined) throw bad(`it would load an image named ${JSON.stringify(foreign)}`);
  const description = entries.get(image.Config);
  const named = /([0-9a-f]{64})(?:\.json)?$/.exec(image.Config)?.[1];
  if (description === undefined || description.digest !== named) {
    throw bad(`the description of ${image.RepoTags[0]} is missing or was changed`);
  }
  const configuration = parse(Configuration, description.text, image.Config);
  const setting = foreignSetting(configuration);
  if (setting !== null)
    throw bad(
      `${image.RepoTags[0]} has the setting ${JSON.stringify(setting)}, which ours have not`,
    );
  const { rootfs } = configuration;
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
    return schema.parse(parseUnambiguously(text ?? ''));
  } catch {
    throw bad(`its ${name} is missing or not understood`);
  }
}

function bad(why: string): GloveboxError {
  return new GloveboxError('bad-input', noBundle(why));
}
