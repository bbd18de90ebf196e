/**
 * The only door between what a person sees and what has power.
 *
 * Both doors (Electron's and the loopback one), the preload, the handlers and
 * the test client derive from `Calls` and `AppEvent`, so that a missing handler
 * does not compile. The page never names an image, a host path, a container or
 * a piece of container configuration: there is no field for one.
 */
import type { AppEvent } from './app-event.ts';
import type { ImportedBundle } from './bundle.ts';
import type { Description, EngineStatus } from './description.ts';
import type { ExplainForm, Explanation } from './explain/explanation.ts';
import type { HistoryEntry, HistoryRecord } from './history.ts';
import type { OwnPreset } from './own-preset.ts';
import type { Outcome } from './outcome.ts';
import type { ParkingStatus } from './parking.ts';
import type { PostureReport } from './posture.ts';
import type { ExpectRun, Levels, SourceFile, StartRun, TerminalSize } from './run-request.ts';
import type { Snippet, SnippetArrangement, SnippetSummary } from './workspace.ts';

/** One call: what the page sends, and what it gets. */
interface Call<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** Nothing to send, or nothing to answer. */
export type Nothing = Readonly<Record<string, never>>;
interface OfRun {
  readonly runId: string;
}
interface OfSnippet {
  /** A snippet's id. */
  readonly snippet: string;
}
interface OfPreset {
  /** The id of a preset of the person's own. */
  readonly preset: string;
}
interface PresetContent {
  readonly title: string;
  readonly levels: Levels;
}

export interface Calls {
  /** What this application can do; asked for once by a page that opens. */
  describe: Call<Nothing, Description>;
  /** The engine as it is now; `lookAgain` searches for one afresh. */
  engineStatus: Call<{ readonly lookAgain: boolean }, EngineStatus>;
  /** What there is to know of the engine and its host; takes some seconds. */
  posture: Call<Nothing, PostureReport>;

  /** The person's snippets in the order they were made, and what to know of those that are damaged. */
  listSnippets: Call<
    Nothing,
    { readonly snippets: readonly SnippetSummary[]; readonly remarks: readonly string[] }
  >;
  openSnippet: Call<OfSnippet, Snippet>;
  createSnippet: Call<
    { readonly language: string; readonly files: readonly SourceFile[] },
    Snippet
  >;
  /**
   * Creates or replaces a file; returns when it is safely on disk.
   *
   * `base` is the revision of the text that was begun from, null for a new
   * file: a file that holds another text by now is a `conflict`, and unchanged.
   */
  saveFile: Call<
    OfSnippet & SourceFile & { readonly base: string | null },
    { readonly revision: string }
  >;
  renameFile: Call<OfSnippet & { readonly name: string; readonly to: string }, Nothing>;
  /** Takes a file out of a snippet; its text is kept aside. */
  removeFile: Call<OfSnippet & { readonly name: string }, Nothing>;
  /** Sets a snippet's language, the order of its files, and what it is run with. */
  arrangeSnippet: Call<OfSnippet & SnippetArrangement, Nothing>;
  /** Takes a snippet out of the list; `restoreSnippet` brings it back. */
  removeSnippet: Call<OfSnippet, Nothing>;
  restoreSnippet: Call<OfSnippet, Nothing>;

  /** The person's own presets by name, and what to know of those that are damaged. */
  listPresets: Call<
    Nothing,
    { readonly presets: readonly OwnPreset[]; readonly remarks: readonly string[] }
  >;
  /** Keeps levels that differ from Hardened under a name. */
  createPreset: Call<PresetContent, OwnPreset>;
  changePreset: Call<OfPreset & PresetContent, OwnPreset>;
  /** Takes a preset out of the list; `restorePreset` brings it back. */
  removePreset: Call<OfPreset, Nothing>;
  restorePreset: Call<OfPreset, Nothing>;

  /** Runs that have ended, newest first. */
  listHistory: Call<Nothing, { readonly entries: readonly HistoryEntry[] }>;
  readHistory: Call<OfRun, HistoryRecord>;
  /** Forgets one run, or with null all of them. */
  forgetHistory: Call<{ readonly runId: string | null }, Nothing>;

  /** The sandbox that these levels make, as a `docker run` line, a compose file or a pod. */
  explain: Call<
    {
      readonly language: string;
      readonly preset: string;
      readonly levels: Levels;
      readonly form: ExplainForm;
    },
    Explanation
  >;

  /**
   * Says what will be run next, so that its sandbox can be started ahead. A
   * later word replaces it; it lapses when nothing is said or run for minutes.
   */
  expectRun: Call<ExpectRun, ParkingStatus>;
  /** Starts a run; everything else about it arrives as events. */
  startRun: Call<StartRun, OfRun>;
  sendInput: Call<OfRun & { readonly text: string }, Nothing>;
  endInput: Call<OfRun, Nothing>;
  resizeTerminal: Call<OfRun & TerminalSize, Nothing>;
  stopRun: Call<OfRun, Nothing>;
  /** The page has shown this many more bytes of output; without it a run's output pauses. */
  acknowledgeOutput: Call<OfRun & { readonly bytes: number }, Nothing>;

  /** Makes a language's image; resolves when it is there. Progress arrives as events. */
  buildImage: Call<{ readonly language: string }, Nothing>;
  cancelBuild: Call<{ readonly language: string }, Nothing>;

  /**
   * Takes a bundle of images from the page, one at a time: its size is said, its
   * bytes are sent in pieces, in order, and at the end it is checked and loaded.
   */
  beginImport: Call<{ readonly bytes: number }, { readonly importId: string }>;
  sendImport: Call<
    { readonly importId: string; readonly offset: number; readonly bytes: Uint8Array },
    Nothing
  >;
  finishImport: Call<{ readonly importId: string }, ImportedBundle>;
  cancelImport: Call<{ readonly importId: string }, Nothing>;
}

export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = Calls[Name]['input'];
export type CallOutput<Name extends CallName> = Calls[Name]['output'];

/** What a page holds: `window.glovebox` in Electron, the loopback client in a browser. */
export interface Door {
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Outcome<CallOutput<Name>>>;
  /** @returns a function that ends the subscription */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** Every call's name, as a value, for doors that must know them without any handler. */
export const CALL_NAMES = [
  'describe',
  'engineStatus',
  'posture',
  'listSnippets',
  'openSnippet',
  'createSnippet',
  'saveFile',
  'renameFile',
  'removeFile',
  'arrangeSnippet',
  'removeSnippet',
  'restoreSnippet',
  'listPresets',
  'createPreset',
  'changePreset',
  'removePreset',
  'restorePreset',
  'listHistory',
  'readHistory',
  'forgetHistory',
  'explain',
  'expectRun',
  'startRun',
  'sendInput',
  'endInput',
  'resizeTerminal',
  'stopRun',
  'acknowledgeOutput',
  'buildImage',
  'cancelBuild',
  'beginImport',
  'sendImport',
  'finishImport',
  'cancelImport',
] as const satisfies readonly CallName[];

type Unlisted = Exclude<CallName, (typeof CALL_NAMES)[number]>;
/** Fails to compile when a call is missing from `CALL_NAMES`. */
true satisfies [Unlisted] extends [never] ? true : never;
