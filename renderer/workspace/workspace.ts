/** The person's snippets as the page knows them, and the one that is shown. */
import type { Door } from '../../shared/contract.ts';
import type { AppEvent } from '../../shared/app-event.ts';
import type { SourceFile } from '../../shared/run-request.ts';
import type { SnippetSummary } from '../../shared/workspace.ts';
import { type Beginning, OpenSnippet, type SnippetView } from './open-snippet.ts';
import type { Clock } from './saved-file.ts';
import { draftKey, type ShadowCopies } from './shadow-copies.ts';
import type { SnippetSurroundings } from './snippet-surroundings.ts';

/** The snippet that is wanted: being read, open, or not readable. */
export type ShownSnippet =
  | { readonly state: 'opening'; readonly id: string | null }
  | { readonly state: 'unreadable'; readonly id: string | null; readonly sentence: string }
  | { readonly state: 'open'; readonly snippet: SnippetView };

export interface WorkspaceView {
  /** In the order in which they were made. */
  readonly snippets: readonly SnippetSummary[];
  /** What to know of snippets that are damaged, to be said once. */
  readonly remarks: readonly string[];
  /** Null until something is opened. */
  readonly shown: ShownSnippet | null;
  /** What could not be done, until it is closed. */
  readonly complaint: string | null;
  /** What was taken away last, as long as it can be called back from here. */
  readonly removed: Removed | null;
}

export interface Removed {
  /** What it was called. */
  readonly title: string;
  restore(): Promise<void>;
}

/** What a language offers a draft of it. */
export interface DraftLanguage {
  readonly id: string;
  readonly untitled: string;
  readonly sample: string;
}

/** @returns null where nothing is known of such a beginning */
export type BeginningOf = (language: DraftLanguage, id: string) => Promise<Beginning | null>;

export class Workspace {
  readonly #door: Door;
  readonly #around: SnippetSurroundings;
  readonly #beginningOf: BeginningOf;
  readonly #listeners = new Set<() => void>();
  /** Those that were opened, with what was typed into them: by id, and drafts by language. */
  readonly #opened = new Map<string, OpenSnippet>();
  #shown: OpenSnippet | null = null;
  /** Whether it is known which snippets there are. */
  #isListed = false;
  /** The language that is worked in: of its draft, where nothing else is left to show. */
  #language: DraftLanguage | null = null;
  #view: WorkspaceView = { snippets: [], remarks: [], shown: null, complaint: null, removed: null };

  /** @param beginningOf tells what a draft of an earlier window began as, by its id */
  constructor(door: Door, shadows: ShadowCopies, clock: Clock, beginningOf: BeginningOf) {
    this.#door = door;
    this.#beginningOf = beginningOf;
    this.#around = {
      door,
      shadows,
      clock,
      changed: () => this.#refresh(),
      made: (snippet) => this.#made(snippet),
      lost: (snippet) => this.#file(snippet, snippet.view.key),
      complain: (_about, sentence) => this.#update({ complaint: sentence }),
    };
  }

  readonly current = (): WorkspaceView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The snippet that is shown, to be worked on; null while there is none. */
  get shown(): OpenSnippet | null {
    return this.#shown;
  }

  /** Hears which language is worked in, whatever has led there. */
  languageChosen(language: DraftLanguage): void {
    this.#language = language;
  }

  /** Asks which snippets there are. @returns false when that could not be told */
  async load(): Promise<boolean> {
    const listed = await this.#door.call('listSnippets', {});
    if (!listed.ok) {
      const { sentence } = listed.error;
      this.#update({ shown: this.#view.shown ?? { state: 'unreadable', id: null, sentence } });
      return false;
    }
    this.#isListed = true;
    const { snippets, remarks } = listed.value;
    this.#update({ snippets, remarks: [...new Set([...this.#view.remarks, ...remarks])] });
    return true;
  }

  /**
   * Goes to a snippet in a language, or to a draft where there is none.
   *
   * @param preferred the id of the snippet to go to, if it is there; else the newest
   */
  async openLanguage(language: DraftLanguage, preferred: string | null): Promise<void> {
    this.#language = language;
    if (!this.#isListed && !(await this.load())) return;
    // Another was chosen while they were listed, and whichever answer comes last does not decide.
    if (this.#language.id !== language.id) return;
    const ofLanguage = this.#view.snippets.filter((snippet) => snippet.language === language.id);
    const wanted = ofLanguage.find(({ id }) => id === preferred) ?? ofLanguage.at(-1);
    if (wanted !== undefined) await this.open(wanted.id);
    // The person has gone elsewhere meanwhile, or what is wanted cannot be read.
    if (wanted !== undefined && this.#shown?.id !== wanted.id) return;
    const isResumed = await this.#resumeDraft(language);
    if (wanted === undefined && !isResumed) this.draft(language);
  }

  /**
   * Goes to a draft whose last words were typed in a window that went away before
   * they were on disk: one at a time, the next when this one is decided about.
   *
   * @returns false when there is none
   */
  async #resumeDraft(language: DraftLanguage): Promise<boolean> {
    const { shadows } = this.#around;
    const before = placeOf(this.#view.shown);
    const saved = (name: string) => {
      const isOfLanguage = this.#shown?.view.language === language.id;
      return isOfLanguage ? (this.#shown?.file(name)?.text ?? null) : null;
    };
    for (const { beginning, fileNames } of shadows.drafts(language.id)) {
      const key = draftKey(language.id, beginning);
      // This window's own, which has its texts.
      if (this.#opened.has(key)) continue;
      const left = fileNames.filter((name) => shadows.find(`${key}/${name}`, saved(name)) !== null);
      const [first] = left;
      if (first === undefined) continue;
      const began = await this.#beginningOf(language, beginning);
      // Whatever the person has opened meanwhile, or begun to.
      if (placeOf(this.#view.shown) !== before) return true;
      this.begin(language.id, withFiles(began ?? { id: beginning, files: [] }, left));
      this.#shown?.show(first);
      return true;
    }
    return false;
  }

  async open(id: string): Promise<void> {
    const open = this.#opened.get(id);
    if (open !== undefined) return this.#show(open);
    this.#shown = null;
    this.#update({ shown: { state: 'opening', id } });
    const read = await this.#door.call('openSnippet', { snippet: id });
    if (this.#view.shown?.state !== 'opening' || this.#view.shown.id !== id) return;
    if (!read.ok) {
      this.#update({ shown: { state: 'unreadable', id, sentence: read.error.sentence } });
      return;
    }
    const snippet = OpenSnippet.saved(read.value, this.#around);
    this.#opened.set(id, snippet);
    this.#show(snippet);
  }

  /** A new program, which is kept as soon as it is changed. */
  draft({ id, untitled, sample }: DraftLanguage): void {
    this.begin(id, { id: '', files: [{ name: untitled, text: sample }] });
  }

  /** The same for a program to begin with; each is a draft of its own, and none replaces another. */
  begin(language: string, beginning: Beginning): void {
    const key = draftKey(language, beginning.id);
    const draft = this.#opened.get(key) ?? OpenSnippet.draft(language, beginning, this.#around);
    this.#opened.set(key, draft);
    this.#show(draft);
  }

  /** A new snippet of these files, entry first, kept at once. */
  async create(language: string, files: readonly SourceFile[]): Promise<void> {
    const snippet = OpenSnippet.draft(language, { id: '', files }, this.#around);
    const made = await snippet.make();
    if (made.ok) this.#show(snippet);
  }

  /** Takes a snippet out of the list, until it is called back. */
  async remove(id: string): Promise<void> {
    const title = this.#view.snippets.find((snippet) => snippet.id === id)?.fileNames[0] ?? '';
    await this.#opened.get(id)?.flush();
    const outcome = await this.#door.call('removeSnippet', { snippet: id });
    if (!outcome.ok) return this.#update({ complaint: outcome.error.sentence });
    this.#opened.delete(id);
    const snippets = this.#view.snippets.filter((snippet) => snippet.id !== id);
    const removed: Removed = { title, restore: () => this.#restore(id) };
    this.#update({ snippets, removed });
    if (this.#shown?.id !== id) return;
    const next = snippets.at(-1);
    this.#shown = null;
    if (next !== undefined) await this.open(next.id);
    else if (this.#language !== null) this.draft(this.#language);
    else this.#update({ shown: null });
  }

  /** Takes a file out of the shown snippet, until it is called back. */
  async removeFile(name: string): Promise<void> {
    const snippet = this.#shown;
    const file = (await snippet?.remove(name)) ?? null;
    if (snippet === null || file === null) return;
    const restore = async (): Promise<void> => {
      this.#update({ removed: null });
      await snippet.add(file);
    };
    this.#update({ removed: { title: name, restore } });
  }

  closeRemoved(): void {
    this.#update({ removed: null });
  }

  async #restore(id: string): Promise<void> {
    this.#update({ removed: null });
    const restored = await this.#door.call('restoreSnippet', { snippet: id });
    if (!restored.ok) this.#update({ complaint: restored.error.sentence });
    else if (await this.load()) await this.open(id);
  }

  /** Saves at once whatever waits or has failed. */
  flush(): void {
    for (const snippet of this.#opened.values()) void snippet.flush();
  }

  /** Hears of what another window has done. */
  async receive(event: AppEvent): Promise<void> {
    if (event.type !== 'file-saved' && event.type !== 'snippets-changed') return;
    if (event.type === 'snippets-changed') await this.load();
    await this.#opened.get(event.snippet)?.readAnew();
  }

  /** Decides between the text that is shown and the one that another window has saved. */
  async settleConflict(name: string, keepsShown: boolean): Promise<void> {
    const snippet = this.#shown;
    const id = snippet?.id ?? null;
    if (snippet === null || id === null) return;
    const read = await this.#door.call('openSnippet', { snippet: id });
    if (!read.ok) return this.#update({ complaint: read.error.sentence });
    const onDisk = read.value.files.find((file) => file.name === name);
    const file = snippet.file(name);
    if (file === undefined) return;
    const isOnly = snippet.program.length === 1;
    if (keepsShown || (onDisk === undefined && isOnly)) await file.keep(onDisk ?? null);
    else if (onDisk === undefined) snippet.drop(name);
    else file.take(onDisk);
  }

  closeComplaint(): void {
    this.#update({ complaint: null });
  }

  closeRemarks(): void {
    this.#update({ remarks: [] });
  }

  /** A draft has got its place on disk: the next draft of its language is another one. */
  #made(snippet: OpenSnippet): void {
    const { id, language } = snippet.view;
    if (id === null) return;
    this.#file(snippet, id);
    const fileNames = snippet.view.files.map(({ name }) => name);
    const madeAt = this.#around.clock.now();
    this.#update({ snippets: [...this.#view.snippets, { id, language, fileNames, madeAt }] });
  }

  /** Has a snippet found under this key from now on, and under no other. */
  #file(snippet: OpenSnippet, key: string): void {
    for (const [before, opened] of this.#opened) {
      if (opened === snippet) this.#opened.delete(before);
    }
    this.#opened.set(key, snippet);
  }

  #show(snippet: OpenSnippet): void {
    this.#shown = snippet;
    this.#refresh();
  }

  #refresh(): void {
    const snippet = this.#shown?.view;
    if (snippet === undefined) return;
    const fileNames = snippet.files.map(({ name }) => name);
    const snippets = this.#view.snippets.map((summary) =>
      summary.id === snippet.id ? { ...summary, fileNames, language: snippet.language } : summary,
    );
    this.#update({ snippets, shown: { state: 'open', snippet } });
  }

  #update(change: Partial<WorkspaceView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Names what is shown or being opened; the same as long as that is. */
function placeOf(shown: ShownSnippet | null): string | null {
  return shown?.state === 'open' ? shown.snippet.key : (shown?.id ?? null);
}

/** What it began as, and the files that it had besides, whose texts are yet to be restored. */
function withFiles(began: Beginning, fileNames: readonly string[]): Beginning {
  const known = new Set(began.files.map(({ name }) => name));
  const others = fileNames.filter((name) => !known.has(name));
  return { ...began, files: [...began.files, ...others.map((name) => ({ name, text: '' }))] };
}
