/**
 * A bundle on the disk, checked and then handed to the engine: it is opened
 * once, so that no other file can take its place in between, and what is sent
 * is what was checked, byte for byte.
 */
import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GloveboxError } from '../../shared/outcome.ts';
import { checkBundle } from './bundle-check.ts';

/** Hands an archive to the engine. */
export type LoadArchive = (archive: Readable, signal: AbortSignal) => Promise<unknown>;

/**
 * @param load takes the archive to its end; its signal is the one below
 * @param signal gives it up; an archive that breaks off before its end loads nothing,
 *   and for an engine that has all of it nobody waits any longer
 * @returns the names of the images in it
 * @throws GloveboxError `bad-input` for what is no bundle of ours or changed
 *   meanwhile, `cancelled`; the error of the file system when it cannot be read
 */
export async function loadBundle(
  file: string,
  load: LoadArchive,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly string[]> {
  const handle = await open(file);
  try {
    const chunks = (): AsyncIterable<Buffer> =>
      wanted(
        handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>,
        signal,
      );
    const checked = createHash('sha256');
    const names = await checkBundle(Readable.from(noted(chunks(), checked)));
    const archive = Readable.from(unchanged(chunks(), checked.digest('hex')));
    const failed = new Promise<never>((_resolve, reject) => archive.once('error', reject));
    failed.catch(() => {});
    // Whatever the engine says of an archive that broke off, why it did so comes first.
    const loaded = load(archive, signal).catch((error: unknown) =>
      archive.errored === null ? Promise.reject(error as Error) : failed,
    );
    await unlessGivenUp(loaded, signal);
    if (archive.errored !== null) await failed;
    return names;
  } finally {
    await handle.close();
  }
}

async function* wanted(chunks: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (signal.aborted) throw cancelled();
    yield chunk;
  }
}

/** An engine may take a minute over the last piece, and may not hear that nobody wants it any more. */
async function unlessGivenUp(loaded: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let giveUp = (): void => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(cancelled());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
  });
  try {
    await Promise.race([loaded, givenUp]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

const cancelled = (): GloveboxError =>
  new GloveboxError('cancelled', 'Importing the bundle was cancelled.');

async function* noted(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Holds the last piece back until all of it is known to be what was checked: half an archive loads nothing. */
async function* unchanged(chunks: AsyncIterable<Buffer>, digest: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | null = null;
  for await (const chunk of chunks) {
    hash.update(chunk);
    if (held !== null) yield held;
    held = chunk;
  }
  if (hash.digest('hex') !== digest) {
    throw new GloveboxError('bad-input', 'The bundle was changed while it was read; try again.');
  }
  if (held !== null) yield held;
}
