/**
 * A bundle that a page hands over piece by piece: the page names no path, and
 * what it sends stands in a private file until the engine has it or it is given up.
 */
import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { GloveboxError } from '../../shared/outcome.ts';
import { noBundle, whyNoArchive } from '../../shared/tar-beginning.ts';
import { LARGEST_BUNDLE_BYTES } from './bundle-check.ts';
import { type LoadArchive, loadBundle } from './bundle-file.ts';

/** What stays free on the disk beside the bundle. */
const RESERVE_BYTES = 1024 ** 3;

export class BundleUpload {
  readonly #file: string;
  readonly #handle: FileHandle;
  readonly #totalBytes: number;
  #haveBytes = 0;
  #isWriting = false;
  #gone: Promise<void> | null = null;
  readonly #givenUp = new AbortController();

  private constructor(file: string, handle: FileHandle, totalBytes: number) {
    this.#file = file;
    this.#handle = handle;
    this.#totalBytes = totalBytes;
  }

  /**
   * @param file a path where nothing stands yet
   * @param totalBytes what the page says that it will send
   * @param freeBytes for tests; the disk's own word otherwise
   * @throws GloveboxError `bad-input` for a size that no bundle has, `disk-full`
   */
  static async begin(
    file: string,
    totalBytes: number,
    freeBytes: (folder: string) => Promise<number> = freeOn,
  ): Promise<BundleUpload> {
    if (totalBytes < 1) throw new GloveboxError('bad-input', 'This file is empty.');
    if (totalBytes > LARGEST_BUNDLE_BYTES) {
      throw new GloveboxError('bad-input', 'This file is larger than any bundle of ours.');
    }
    if ((await freeBytes(path.dirname(file))) < totalBytes + RESERVE_BYTES) {
      const gibibytes = ((totalBytes + RESERVE_BYTES) / 1024 ** 3).toFixed(1);
      throw new GloveboxError(
        'disk-full',
        `To take this bundle, ${gibibytes} GiB must be free where Glovebox keeps its data.`,
      );
    }
    return new BundleUpload(file, await open(file, 'wx', 0o600), totalBytes);
  }

  /**
   * Takes the next piece.
   *
   * @param offset where it belongs: pieces come in order, one after the other
   * @throws GloveboxError `bad-input` for a piece that is not the next, or the first
   *   of what is no archive, `disk-full`, `cancelled` after `discard`
   */
  async add(offset: number, bytes: Uint8Array): Promise<void> {
    this.#requireWanted();
    if (this.#isWriting || offset !== this.#haveBytes) {
      throw new GloveboxError('bad-input', 'A piece of the bundle came out of its order.');
    }
    if (this.#haveBytes + bytes.length > this.#totalBytes) {
      throw new GloveboxError('bad-input', 'The file is longer than was said.');
    }
    const why = offset === 0 ? whyNoArchive(bytes) : null;
    if (why !== null) throw new GloveboxError('bad-input', noBundle(why));
    this.#isWriting = true;
    try {
      await this.#handle.writeFile(bytes);
      this.#haveBytes += bytes.length;
    } catch (error) {
      throw asDiskFull(error);
    } finally {
      this.#isWriting = false;
    }
  }

  /**
   * Checks the bundle and hands it to the engine. The file is gone afterwards, whatever came of it.
   *
   * @returns the names of the images in it
   * @throws GloveboxError `bad-input` for what is no bundle of ours, `cancelled`, or the engine's
   */
  async load(engine: LoadArchive): Promise<readonly string[]> {
    try {
      this.#requireWanted();
      if (this.#isWriting || this.#haveBytes !== this.#totalBytes) {
        throw new GloveboxError('bad-input', 'The bundle has not arrived whole.');
      }
      return await loadBundle(this.#file, engine, this.#givenUp.signal);
    } finally {
      await this.discard();
    }
  }

  /** Gives it up; resolves when nothing of it is left. */
  async discard(): Promise<void> {
    this.#givenUp.abort();
    this.#gone ??= this.#remove();
    return this.#gone;
  }

  async #remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#file, { force: true });
  }

  #requireWanted(): void {
    if (!this.#givenUp.signal.aborted) return;
    throw new GloveboxError('cancelled', 'Importing the bundle was cancelled.');
  }
}

/** Others write to the disk as well: the room that there was at the beginning may be gone. */
function asDiskFull(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new GloveboxError(
    'disk-full',
    'The disk where Glovebox keeps its data filled up while the bundle was taken. What had come of it was removed. Free some space and import it again.',
    { cause: error },
  );
}

async function freeOn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
