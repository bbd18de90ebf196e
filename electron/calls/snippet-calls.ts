/** Calls about the person's snippets. */
import type { CallInput, Nothing } from '../../shared/contract.ts';
import type { AppEvent } from '../../shared/app-event.ts';
import type { SourceFile } from '../../shared/run-request.ts';
import type { Snippet } from '../../shared/workspace.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import type { SnippetList, SnippetStore } from '../storage/workspace/snippet-store.ts';
import type { Caller } from './caller.ts';

/** Sends an event to every page but the one that knows already. */
export type TellOthers = (caller: Caller, event: AppEvent) => void;

export class SnippetCalls {
  readonly #core: Core;
  readonly #store: SnippetStore;
  readonly #tellOthers: TellOthers;

  constructor(core: Core, store: SnippetStore, tellOthers: TellOthers) {
    this.#core = core;
    this.#store = store;
    this.#tellOthers = tellOthers;
  }

  async list(): Promise<SnippetList> {
    return this.#store.list();
  }

  async open({ snippet }: CallInput<'openSnippet'>): Promise<Snippet> {
    return this.#store.open(snippet);
  }

  async create(input: CallInput<'createSnippet'>, caller: Caller): Promise<Snippet> {
    const { id: language } = languageById(this.#core.languages, input.language);
    const made = await this.#store.create(language, input.files);
    this.#tellOthers(caller, { type: 'snippets-changed', snippet: made.id });
    return made;
  }

  async save(
    { snippet, name, text, base }: CallInput<'saveFile'>,
    caller: Caller,
  ): Promise<{ revision: string }> {
    const file: SourceFile = { name, text };
    const revision = await this.#store.save(snippet, file, base);
    if (revision !== base) {
      this.#tellOthers(caller, { type: 'file-saved', snippet, name, revision });
    }
    return { revision };
  }

  async renameFile(
    { snippet, name, to }: CallInput<'renameFile'>,
    caller: Caller,
  ): Promise<Nothing> {
    await this.#store.renameFile(snippet, name, to);
    return this.#changed(caller, snippet);
  }

  async removeFile({ snippet, name }: CallInput<'removeFile'>, caller: Caller): Promise<Nothing> {
    await this.#store.removeFile(snippet, name);
    return this.#changed(caller, snippet);
  }

  async arrange(
    { snippet, language, fileNames, settings }: CallInput<'arrangeSnippet'>,
    caller: Caller,
  ): Promise<Nothing> {
    const { id } = languageById(this.#core.languages, language);
    await this.#store.arrange(snippet, { language: id, fileNames, settings });
    return this.#changed(caller, snippet);
  }

  async remove({ snippet }: CallInput<'removeSnippet'>, caller: Caller): Promise<Nothing> {
    await this.#store.remove(snippet);
    return this.#changed(caller, snippet);
  }

  async restore({ snippet }: CallInput<'restoreSnippet'>, caller: Caller): Promise<Nothing> {
    await this.#store.restore(snippet);
    return this.#changed(caller, snippet);
  }

  #changed(caller: Caller, snippet: string): Nothing {
    this.#tellOthers(caller, { type: 'snippets-changed', snippet });
    return {};
  }
}
