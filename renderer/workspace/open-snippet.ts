/** The snippet that is shown: its files, which of them is in front, and what it is run with. */
import type { SourceFile } from '../../shared/run-request.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type Snippet, type SnippetSettings, USUAL_SETTINGS } from '../../shared/workspace.ts';
import { Arrangement } from './arrangement.ts';
import { mergedFiles } from './merged-files.ts';
import { type FileSurroundings, type OpenFile, SavedFile } from './saved-file.ts';
import { shadowKey } from './shadow-copies.ts';
import type { SnippetSurroundings } from './snippet-surroundings.ts';

export interface SnippetView {
  /** The same as long as this window is open, also when a draft becomes a snippet. */
  readonly key: string;
  /** Null for a draft: it has no place on disk until it is first changed. */
  readonly id: string | null;
  readonly language: string;
  /** The program that a draft began as, by its id; empty for the language's sample. */
  readonly beginning: string;
  /** Entry first. */
  readonly files: readonly OpenFile[];
  readonly unreadable: Snippet['unreadable'];
  /** The name of the file that is in front. */
  readonly active: string;
  readonly settings: SnippetSettings;
}

/** What a draft begins as. */
export interface Beginning {
  /** Empty for a language's sample. */
  readonly id: string;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  /** What it is run with, where that is not as usual. */
  readonly settings?: Partial<SnippetSettings> | undefined;
}

export class OpenSnippet {
  view: SnippetView;
  readonly #around: SnippetSurroundings;
  readonly #arrangement: Arrangement;
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
    this.#arrangement = new Arrangement(around.clock, () => this.#arrange());
    this.view = { ...view, key: crypto.randomUUID(), files: [], active: files[0]?.name ?? '' };
    this.#files = files.map((file) => this.#open(file));
    this.view = { ...this.view, files: this.#files.map(({ file }) => file) };
  }

  static draft(
    language: string,
    { id: beginning, files, settings: own }: Beginning,
    around: SnippetSurroundings,
  ) {
    const settings = own === undefined ? USUAL_SETTINGS : { ...USUAL_SETTINGS, ...own };
    const view = { id: null, language, beginning, unreadable: [], settings };
    const unsaved = files.map((file) => ({ ...file, revision: null }));
    return new OpenSnippet(view, around, unsaved);
  }

  static saved({ files, ...view }: Snippet, around: SnippetSurroundings) {
    return new OpenSnippet({ ...view, beginning: '' }, around, files);
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
  async flush(): Promise<void> {
    await Promise.all([...this.#files.map((file) => file.save()), this.#arrangement.save()]);
  }

  show(name: string): void {
    if (this.file(name) !== undefined) this.#update({ active: name });
  }

  set(settings: Partial<SnippetSettings>): void {
    this.#update({ settings: { ...this.view.settings, ...settings } });
    this.#arrangement.changed();
  }

  setLanguage(language: string): void {
    if (language === this.view.language) return;
    this.#update({ language });
    this.#arrangement.changed();
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
    await this.#arrangement.settled();
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
    await this.#arrangement.settled();
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
    this.drop(name);
    return { name, text: file.text };
  }

  /** Shows a file no longer that is gone from the disk. */
  drop(name: string): void {
    this.#arrangeFiles(this.#files.filter((file) => file.name !== name));
  }

  /** Makes a file the program's entry. */
  async putFirst(name: string): Promise<void> {
    const first = this.file(name);
    if (first === undefined) return;
    this.#files = [first, ...this.#files.filter((file) => file !== first)];
    this.#update({});
    await this.#arrangement.settled();
  }

  /** Shows what is on disk by now, by another window's hand. */
  async readAnew(): Promise<void> {
    return this.#inTurn(async () => {
      const { id } = this.view;
      if (id === null) return;
      const read = await this.#around.door.call('openSnippet', { snippet: id });
      if (read.ok) this.#savedElsewhere(read.value);
      else if (read.error.code === 'not-found') this.#lose();
    });
  }

  #savedElsewhere({ files, language, settings, unreadable }: Snippet): void {
    const onDisk = files.map(({ name, text, revision }) => {
      const open = this.file(name);
      open?.savedElsewhere({ text, revision });
      return open ?? this.#open({ name, text, revision });
    });
    // What is being set here is told after what was told there, and stays.
    const isOurs = this.#arrangement.isUnsaved;
    const { files: merged, gone } = mergedFiles(onDisk, this.#files, isOurs);
    for (const file of gone) file.removedElsewhere();
    this.#arrangeFiles(merged, isOurs ? { unreadable } : { unreadable, language, settings });
  }

  #arrangeFiles(files: readonly SavedFile[], change: Partial<SnippetView> = {}): void {
    this.#files = files;
    const active = this.file(this.view.active) ?? files[0];
    this.#update({ ...change, active: active?.name ?? '' });
  }

  /** The snippet was taken away: it goes on as a draft, with all the text that is shown. */
  #lose(): void {
    this.view = { ...this.view, id: null, beginning: '', unreadable: [] };
    for (const file of this.#files) file.lost(shadowKey(this.view, file.name));
    this.#around.lost(this);
    this.#update({});
    for (const file of this.#files) void file.save();
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
    if (this.view.settings !== USUAL_SETTINGS || this.view.language !== language) {
      void this.#arrangement.settled();
    }
    return made;
  }

  /** What changes which files there are goes one after another: a key may be pressed twice. */
  async #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(change);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /**
   * Tells the disk how things stand; a draft has nothing to be told of yet, but
   * for input that was prepared: that is work of the person, and makes it a snippet.
   */
  async #arrange(): Promise<boolean> {
    const { id, language, settings } = this.view;
    if (id === null) return !settings.preparedInput || (await this.make()).ok;
    const fileNames = this.#files.map(({ name }) => name);
    const arranged = await this.#around.door.call('arrangeSnippet', {
      snippet: id,
      language,
      fileNames,
      settings,
    });
    if (arranged.ok) return true;
    if (arranged.error.code === 'not-found') void this.readAnew();
    this.#around.complain('files', arranged.error.sentence);
    return false;
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
    const snippet = this.view.id;
    const saved = await this.#around.door.call('saveFile', { snippet, name, text, base });
    if (saved.ok || saved.error.code !== 'not-found') return saved;
    // Another save may have found out before, and made it anew since.
    if (this.view.id === snippet) this.#lose();
    return this.#save(name, text, null);
  }

  #update(change: Partial<SnippetView>): void {
    this.view = { ...this.view, ...change, files: this.#files.map(({ file }) => file) };
    this.#around.changed();
  }
}
