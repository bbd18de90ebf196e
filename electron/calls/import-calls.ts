/** Calls by which a page hands over a bundle of images, piece by piece: one bundle at a time. */
import { randomUUID } from 'node:crypto';
import type { CallInput, Nothing } from '../../shared/contract.ts';
import type { ImportedBundle } from '../../shared/bundle.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { type AskConsent, importConsentMissing } from '../consent.ts';
import type { Core } from '../core.ts';
import { BundleUpload } from '../images/bundle-upload.ts';
import type { Broadcast } from './broadcast.ts';
import type { Caller } from './caller.ts';

/** A page that sends nothing for so long has forgotten it, milliseconds. */
const IDLE_MS = 60_000;

interface Import {
  readonly id: string;
  readonly owner: string;
  readonly upload: BundleUpload;
  readonly forget: () => void;
  idle: NodeJS.Timeout;
}

export class ImportCalls {
  readonly #core: Core;
  readonly #broadcast: Broadcast;
  readonly #askConsent: AskConsent;
  #current: Import | null = null;
  #isBeginning = false;
  /** From the moment at which there may be a file. */
  #opening: Promise<string> | null = null;
  /** What is being removed. */
  readonly #leaving = new Set<Promise<void>>();
  #isClosed = false;

  constructor(core: Core, broadcast: Broadcast, askConsent: AskConsent) {
    this.#core = core;
    this.#askConsent = askConsent;
    this.#broadcast = broadcast;
  }

  async beginImport(
    { bytes }: CallInput<'beginImport'>,
    caller: Caller,
  ): Promise<{ importId: string }> {
    if (this.#current !== null || this.#isBeginning) {
      throw new GloveboxError('conflict', 'A bundle is being imported already; wait for its end.');
    }
    this.#isBeginning = true;
    try {
      // Before hundreds of megabytes are sent: without an engine nobody could take them.
      await this.#core.connect();
      const agrees = await this.#askConsent({ weakenings: [], purpose: 'import' });
      if (!agrees) throw importConsentMissing();
      this.#opening = this.#open(bytes, caller);
      return { importId: await this.#opening };
    } finally {
      this.#isBeginning = false;
      this.#opening = null;
    }
  }

  async #open(bytes: number, caller: Caller): Promise<string> {
    // The page, or the application, may have gone while the person was asked.
    this.#requireWanted(caller);
    const upload = await BundleUpload.begin(this.#core.incoming.newFile(), bytes);
    try {
      this.#requireWanted(caller);
    } catch (error) {
      await upload.discard();
      throw error;
    }
    const id = randomUUID();
    const forget = caller.whenClosed(() => void this.#end(id));
    this.#current = { id, owner: caller.id, upload, forget, idle: this.#idling(id) };
    return id;
  }

  #requireWanted(caller: Caller): void {
    if (!this.#isClosed && !caller.isClosed) return;
    throw new GloveboxError('cancelled', 'Importing the bundle was cancelled.');
  }

  async sendImport(
    { importId, offset, bytes }: CallInput<'sendImport'>,
    caller: Caller,
  ): Promise<Nothing> {
    const own = this.#own(importId, caller);
    clearTimeout(own.idle);
    try {
      await own.upload.add(offset, bytes);
    } catch (error) {
      // What has a hole can never be whole: the next may begin.
      await this.#end(importId);
      throw error;
    }
    if (this.#current === own) own.idle = this.#idling(importId);
    return {};
  }

  async finishImport(
    { importId }: CallInput<'finishImport'>,
    caller: Caller,
  ): Promise<ImportedBundle> {
    const own = this.#own(importId, caller);
    clearTimeout(own.idle);
    try {
      const { engine, images } = await this.#core.connect();
      const names = new Set(
        await own.upload.load((archive, signal) => engine.loadImages(archive, signal)),
      );
      const here = this.#core.languages.filter((language) => names.has(images.nameOf(language)));
      for (const { id } of here) {
        this.#broadcast({
          type: 'image-progress',
          language: id,
          step: '',
          fraction: 1,
          state: 'built',
        });
      }
      return { languages: here.map(({ id }) => id), others: names.size - here.length };
    } finally {
      await this.#end(importId);
    }
  }

  async cancelImport({ importId }: CallInput<'cancelImport'>, caller: Caller): Promise<Nothing> {
    this.#own(importId, caller);
    await this.#end(importId);
    return {};
  }

  /** Ends what is under way and takes nothing more; resolves when no file is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening?.catch(() => {});
    if (this.#current !== null) await this.#end(this.#current.id);
    await Promise.all(this.#leaving);
  }

  /** @throws GloveboxError `not-found` for an import that is over, or another page's */
  #own(importId: string, caller: Caller): Import {
    const current = this.#current;
    if (current?.id === importId && current.owner === caller.id) return current;
    throw new GloveboxError('not-found', 'This import has ended.');
  }

  #idling(id: string): NodeJS.Timeout {
    return setTimeout(() => void this.#end(id), IDLE_MS).unref();
  }

  async #end(id: string): Promise<void> {
    const current = this.#current;
    if (current?.id !== id) return;
    this.#current = null;
    clearTimeout(current.idle);
    current.forget();
    const leaving = current.upload.discard();
    this.#leaving.add(leaving);
    await leaving.finally(() => this.#leaving.delete(leaving));
  }
}
