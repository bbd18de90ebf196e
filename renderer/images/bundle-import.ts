/** Hands a bundle of images over to the application, piece by piece, one at a time. */
import type { Door } from '../../shared/contract.ts';
import { IMPORT_PIECE_BYTES, type ImportedBundle } from '../../shared/bundle.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import { noBundle, whyNoArchive } from '../../shared/tar-beginning.ts';

export type ImportView =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string; readonly fraction: number }
  /** All of it is there: it is being checked, and handed to the engine. */
  | { readonly state: 'loading'; readonly name: string }
  /** Given up, and not over yet: the engine may still hold it. */
  | { readonly state: 'cancelling'; readonly name: string }
  | { readonly state: 'imported'; readonly name: string; readonly bundle: ImportedBundle }
  | { readonly state: 'failed'; readonly name: string; readonly failure: Failure };

/** A tar archive’s first header. */
const BEGINNING_BYTES = 512;

const IDLE: ImportView = { state: 'idle' };

/** What is read of the file: a browser's own, or another for tests. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export class BundleImport {
  readonly #door: Door;
  readonly #listeners = new Set<() => void>();
  #view: ImportView = IDLE;
  #importId: string | null = null;
  #isCancelled = false;

  constructor(door: Door) {
    this.#door = door;
  }

  readonly current = (): ImportView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get isUnderWay(): boolean {
    return ['sending', 'loading', 'cancelling'].includes(this.#view.state);
  }

  /** Sends the file to its end; what came of it stands in the view, and is returned for whoever waits. */
  async import(file: ReadableFile): Promise<Outcome<ImportedBundle> | null> {
    if (this.isUnderWay) return null;
    this.#isCancelled = false;
    this.#show({ state: 'sending', name: file.name, fraction: 0 });
    const outcome = await this.#send(file).catch((error: unknown) => unreadable(error));
    if (!outcome.ok && this.#importId !== null) {
      // Given up here, it must not stand in the way of the next; what is over already answers so.
      await this.#door.call('cancelImport', { importId: this.#importId });
    }
    this.#importId = null;
    const { name } = file;
    if (outcome.ok) this.#show({ state: 'imported', name, bundle: outcome.value });
    else if (this.#isCancelled) this.#show(IDLE);
    else this.#show({ state: 'failed', name, failure: outcome.error });
    return outcome;
  }

  async cancel(): Promise<void> {
    if (this.#view.state !== 'sending' && this.#view.state !== 'loading') return;
    this.#isCancelled = true;
    this.#show({ state: 'cancelling', name: this.#view.name });
    // That it had just ended is no news worth a message.
    if (this.#importId !== null) {
      await this.#door.call('cancelImport', { importId: this.#importId });
    }
  }

  /** What came of the last one has been read. */
  close(): void {
    if (!this.isUnderWay) this.#show(IDLE);
  }

  async #send(file: ReadableFile): Promise<Outcome<ImportedBundle>> {
    const why = file.size === 0 ? null : whyNoArchive(await read(file, 0, BEGINNING_BYTES));
    if (why !== null) return { ok: false, error: { code: 'bad-input', sentence: noBundle(why) } };
    const begun = await this.#door.call('beginImport', { bytes: file.size });
    if (!begun.ok) return begun;
    const { importId } = begun.value;
    this.#importId = importId;
    for (let offset = 0; offset < file.size; offset += IMPORT_PIECE_BYTES) {
      if (this.#isCancelled) break;
      const bytes = await read(file, offset, IMPORT_PIECE_BYTES);
      const sent = await this.#door.call('sendImport', { importId, offset, bytes });
      if (!sent.ok) return sent;
      if (this.#isCancelled) break;
      const fraction = Math.min(1, (offset + bytes.length) / file.size);
      this.#show({ state: 'sending', name: file.name, fraction });
    }
    if (this.#isCancelled) {
      return { ok: false, error: { code: 'cancelled', sentence: 'It was cancelled.' } };
    }
    this.#show({ state: 'loading', name: file.name });
    return this.#door.call('finishImport', { importId });
  }

  #show(view: ImportView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

async function read(file: ReadableFile, from: number, length: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
}

/** The file has gone, or may not be read. */
function unreadable(error: unknown): Outcome<never> {
  const why = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    error: { code: 'bad-input', sentence: `The file could not be read: ${why}` },
  };
}
