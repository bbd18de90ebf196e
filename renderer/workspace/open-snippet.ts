/** The snippet that is shown: its files, which of them is in front, and what it is run with. */
import type { Door, SourceFile } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type Snippet, type SnippetSettings, USUAL_SETTINGS } from '../../shared/workspace.ts';
import { type Clock, type FileSurroundings, type OpenFile, SavedFile } from './saved-file.ts';
import type { ShadowCopies } from './shadow-copies.ts';

export interface SnippetView {
  /** The same as long as this window is open, also when a draft becomes a snippet. */
  readonly key: string;
  /** Null for a draft: it has no place on disk until it is first changed. */
  readonly id: string | null;
  readonly language: string;
  /** Entry first. */
  readonly files: readonly OpenFile[];
  readonly unreadable: Snippet['unreadable'];
  /** The name of the file that is in front. */
  readonly active: string;
  readonly settings: SnippetSettings;
}

export interface SnippetSurroundings {
  readonly door: Door;
  readonly shadows: ShadowCopies;
  readonly clock: Clock;
  changed(): void;
  /** A draft has become a snippet. */
  made(snippet: OpenSnippet): void;
  complain(about: string, sentence: string): void;
}

export class OpenSnippet {
  view: SnippetView;
  readonly #around: SnippetSurroundings;
  #files: readonly SavedFile[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  /** The making of a draft's snippet, which every save of it waits for. */
  #making: Promise<Outcome<Snippet>> | null = null;

  private constructor(
    view: Omit<SnippetView, 'key' | 'files' | 'active'>,
    around: SnippetSurroundings,
    files: readonly (SourceFile & { readonly revision: string | null })[],
  ) {
    this.#around = around;
    this.view = { ...view, key: crypto.randomUUID(), files: [], active: files[0]?.name ?? '' };
    this.#files = files.map((file) => this.#open(file));
    this.view = { ...this.view, files: this.#files.map(({ file }) => file) };
  }

  static draft(language: string, files: readonly SourceFile[], around: SnippetSurroundings) {
    const view = { id: null, language, unreadable: [], settings: USUAL_SETTINGS };
    const unsaved = files.map((file) => ({ ...file, revision: null }));
    return new OpenSnippet(view, around, unsaved);
  }

  static saved({ files, ...view }: Snippet, around: SnippetSurroundings) {
    return new OpenSnippet(view, around, files);
  }

  get id(): string | null {
    return this.view.id;
  }

  /** The program as it is now, saved or not; entry first. */
  get program(): SourceFile[] {
    return this.#files.map(({ name, text }) => ({ name, text }));
  }

  file(name: string): SavedFile | undefined {
    return this.#files.find((file) => file.name === name);
  }

  /** Saves at once whatever waits or has failed. */
  flush(): void {
    for (const file of this.#files) void file.save();
  }

  show(name: string): void {
    const file = this.file(name);
    if (file === undefined) return;
    file.showTyped();
    this.#update({ active: name });
  }

  /** Lets an editor that replaces another one show what was typed into that. */
  showTyped(): void {
    this.file(this.view.active)?.showTyped();
  }

  set(settings: Partial<SnippetSettings>): void {
    this.#update({ settings: { ...this.view.settings, ...settings } });
    void this.#arrange();
  }

  setLanguage(language: string): void {
    if (language === this.view.language) return;
    this.#update({ language });
    void this.#arrange();
  }

  /** Adds a file and brings it to the front. A draft becomes a snippet by it. */
  async add(file: SourceFile): Promise<void> {
    return this.#inTurn(() => this.#add(file));
  }

  async rename(name: string, to: string): Promise<boolean> {
    return this.#inTurn(() => this.#rename(name, to));
  }

  /** Takes a file out. @returns its text, to be put back by `add` */
  async remove(name: string): Promise<SourceFile | null> {
    return this.#inTurn(() => this.#remove(name));
  }

  async #add(file: SourceFile): Promise<void> {
    if (this.file(file.name) !== undefined) return this.show(file.name);
    const made = await this.make();
    if (!made.ok) return;
    const saved = await this.#around.door.call('saveFile', {
      snippet: made.value.id,
      ...file,
      base: null,
    });
    if (!saved.ok) return this.#around.complain('files', saved.error.sentence);
    this.#files = [...this.#files, this.#open({ ...file, ...saved.value })];
    this.#update({ active: file.name });
    await this.#arrange();
  }

  async #rename(name: string, to: string): Promise<boolean> {
    const made = await this.make();
    if (!made.ok) return false;
    const file = this.file(name);
    await file?.save();
    const snippet = made.value.id;
    const renamed = await this.#around.door.call('renameFile', { snippet, name, to });
    if (!renamed.ok) {
      this.#around.complain('files', renamed.error.sentence);
      return false;
    }
    file?.renamed(to, shadowKey(this.view, to));
    this.#update(this.view.active === name ? { active: to } : {});
    await this.#arrange();
    return true;
  }

  async #remove(name: string): Promise<SourceFile | null> {
    const made = await this.make();
    const file = this.file(name);
    if (!made.ok || file === undefined || this.#files.length === 1) return null;
    await file.save();
    const removed = await this.#around.door.call('removeFile', { snippet: made.value.id, name });
    if (!removed.ok) {
      this.#around.complain('files', removed.error.sentence);
      return null;
    }
    this.#files = this.#files.filter((other) => other !== file);
    const active = this.view.active === name ? this.#files[0]?.name : this.view.active;
    this.#update({ active: active ?? '' });
    return { name, text: file.text };
  }

  /** Makes a file the program's entry. */
  async putFirst(name: string): Promise<void> {
    const first = this.file(name);
    if (first === undefined) return;
    this.#files = [first, ...this.#files.filter((file) => file !== first)];
    this.#update({});
    await this.#arrange();
  }

  /** What is on disk by now, by another window's hand. */
  savedElsewhere({ files }: Snippet): void {
    for (const { name, text, revision } of files) {
      const open = this.file(name);
      if (open !== undefined) open.savedElsewhere({ text, revision });
      else this.#files = [...this.#files, this.#open({ name, text, revision })];
    }
    this.#update({});
  }

  /** Gives a draft its place on disk; a snippet that has one stays as it is. */
  async make(): Promise<Outcome<{ readonly id: string }>> {
    if (this.view.id !== null) return { ok: true, value: { id: this.view.id } };
    return this.#makeOnce();
  }

  async #makeOnce(): Promise<Outcome<Snippet>> {
    this.#making ??= this.#make();
    return this.#making;
  }

  async #make(): Promise<Outcome<Snippet>> {
    const files = this.program;
    const { language } = this.view;
    const made = await this.#around.door.call('createSnippet', { language, files });
    this.#making = null;
    if (!made.ok) {
      this.#around.complain('files', made.error.sentence);
      return made;
    }
    const { id } = made.value;
    this.view = { ...this.view, id };
    for (const { name, text, revision } of made.value.files) {
      this.file(name)?.made({ text, revision }, shadowKey(this.view, name));
    }
    this.#update({});
    this.#around.made(this);
    if (this.view.settings !== USUAL_SETTINGS) await this.#arrange();
    return made;
  }

  /** What changes which files there are goes one after another: a key may be pressed twice. */
  async #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(change);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Tells the disk how things stand; a draft has nothing to be told of yet. */
  async #arrange(): Promise<void> {
    const { id, language, settings } = this.view;
    if (id === null) return;
    const fileNames = this.#files.map(({ name }) => name);
    const arranged = await this.#around.door.call('arrangeSnippet', {
      snippet: id,
      language,
      fileNames,
      settings,
    });
    if (!arranged.ok) this.#around.complain('files', arranged.error.sentence);
  }

  #open({ name, text, revision }: SourceFile & { readonly revision: string | null }): SavedFile {
    const around: FileSurroundings = {
      shadows: this.#around.shadows,
      clock: this.#around.clock,
      changed: () => this.#update({}),
      save: (saved, changed, base) => this.#save(saved, changed, base),
    };
    return new SavedFile(name, { text, revision }, shadowKey(this.view, name), around);
  }

  async #save(
    name: string,
    text: string,
    base: string | null,
  ): Promise<Outcome<{ revision: string }>> {
    if (this.view.id === null) {
      const made = await this.#makeOnce();
      if (!made.ok) return made;
      // The making has saved the text as it was then: what has changed since is saved next.
      const file = made.value.files.find((other) => other.name === name);
      if (file?.text === text) return { ok: true, value: file };
      return this.#save(name, text, file?.revision ?? null);
    }
    return this.#around.door.call('saveFile', { snippet: this.view.id, name, text, base });
  }

  #update(change: Partial<SnippetView>): void {
    this.view = { ...this.view, ...change, files: this.#files.map(({ file }) => file) };
    this.#around.changed();
  }
}

/** Names a file's copy in the browser's storage; a draft's goes by its language. */
function shadowKey({ id, language }: Pick<SnippetView, 'id' | 'language'>, name: string): string {
  return `${id ?? `draft.${language}`}/${name}`;
}
