/**
 * The only door between what a person sees and what has power.
 *
 * Both doors (Electron's and the loopback one), the preload, the handlers and
 * the test client derive from `Calls` and `AppEvent`, so that a missing handler
 * does not compile. The page never names an image, a host path, a container or
 * a piece of container configuration: there is no field for one.
 */
import type { ExplainForm, Explanation } from './explain/explanation.ts';
import type { HistoryEntry, HistoryRecord } from './history.ts';
import type { Language } from './languages/language.ts';
import type { LayerDescription } from './layers/layer.ts';
import type { OwnPreset } from './own-preset.ts';
import type { Failure, Outcome } from './outcome.ts';
import type { PostureReport } from './posture.ts';
import type { RunReport, StageName, StreamName } from './run-result.ts';
import type { UsageSample } from './usage.ts';
import type { Snippet, SnippetArrangement, SnippetSummary } from './workspace.ts';

/** Level of a layer by the layer's id; a missing layer takes the preset's level. */
export type Levels = Readonly<Record<string, string>>;

export interface EngineReady {
  readonly state: 'ready';
  /** `Docker Engine`, `Podman`, as the engine calls itself. */
  readonly name: string;
  readonly version: string;
}

/** No engine to work with; `sentence` says what was tried and `advice` what to do, line by line. */
export interface EngineUnusable {
  readonly state: 'absent' | 'refused' | 'too-old';
  readonly sentence: string;
  readonly advice: readonly string[];
}

export type EngineStatus = EngineReady | EngineUnusable;

export interface PresetDescription {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The preset's level of every layer. */
  readonly levels: Levels;
}

export interface LanguageDescription extends Language {
  /** Whether its image is there, so that a run starts at once; null where no engine could say. */
  readonly installed: boolean | null;
  /** What its image takes of the engine's disk; null where there is none, or none could say. */
  readonly imageBytes: number | null;
}

export interface Description {
  readonly version: string;
  readonly platform: string;
  /** How consent is given here to what no page may decide: it can be said, and not changed, from the page. */
  readonly consent: ConsentWay;
  readonly languages: readonly LanguageDescription[];
  readonly layers: readonly LayerDescription[];
  readonly presets: readonly PresetDescription[];
  /** What canaries have shown of this engine; null before they have, and without an engine. */
  readonly learnt: LearntEngine | null;
}

/**
 * - `dialog`        a native dialog asks, for every run
 * - `given`         by the flag that this door was opened with
 * - `flag-missing`  it was opened without, and such runs are refused
 */
export type ConsentWay = 'dialog' | 'given' | 'flag-missing';

/** What is known of an engine before a run on it. */
export interface LearntEngine {
  /** Levels of the runtime layer, stronger than the engine's own, that work here. */
  readonly strongerRuntimes: readonly string[];
  /** The virtual machine that the engine says it lives in, or null. */
  readonly virtualMachine: string | null;
  /** What cannot be enforced, by level of the runtime layer and by layer, each with its reason. */
  readonly missing: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What came of a bundle of images. */
export interface ImportedBundle {
  /** Languages that are there now. */
  readonly languages: readonly string[];
  /** How many images in it were made for another version of Glovebox. */
  readonly others: number;
}

/** The largest piece of a bundle in one call; a text of it is well below what the doors take. */
export const IMPORT_PIECE_BYTES = 1024 * 1024;

/** A file of a run: a base name and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface StartRun {
  readonly language: string;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  /** Levels that differ from the preset's. */
  readonly levels: Levels;
  readonly preset: string;
  /** The id of the person's own preset that those levels come from, for the history to name it; it changes nothing of the run. */
  readonly ownPreset?: string | undefined;
  /** Prepared input, or null for input that is typed while the program runs. */
  readonly input: string | null;
  /** A terminal of this size, or null for pipes. */
  readonly terminal: TerminalSize | null;
}

/** A run that the page expects to ask for next: everything of it but the text of its files. */
export interface ExpectRun {
  readonly language: string;
  /** Entry first. */
  readonly fileNames: readonly string[];
  readonly arguments: readonly string[];
  readonly levels: Levels;
  readonly preset: string;
  /** A terminal of about this size, or null for pipes. */
  readonly terminal: TerminalSize | null;
}

/** Sandboxes that were started ahead: they wait, empty, each for one run. */
export interface ParkingStatus {
  /** How many are ready. */
  readonly ready: number;
  /** What they use together, bytes; null until that was measured. */
  readonly memoryBytes: number | null;
  /** Why none is started ahead now, in a sentence; null where nothing is in the way. */
  readonly obstacle: string | null;
}

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

/** Where a run is: one way, never back. */
export type RunPhase = 'preparing' | 'running' | 'stopping' | 'done';

export type AppEvent =
  | { readonly type: 'engine'; readonly status: EngineStatus }
  | { readonly type: 'parking'; readonly status: ParkingStatus }
  | {
      readonly type: 'image-progress';
      readonly language: string;
      /** What is being done now, in a few words. */
      readonly step: string;
      /** 0 to 1, or null where it cannot be told. */
      readonly fraction: number | null;
      readonly state: 'building' | 'built' | 'failed' | 'cancelled';
    }
  /** The log of an image that is being made, some lines at a time: text, with nothing a terminal would obey. */
  | { readonly type: 'image-log'; readonly language: string; readonly lines: readonly string[] }
  | {
      readonly type: 'run-phase';
      readonly runId: string;
      readonly phase: RunPhase;
      /** What the phase is busy with, where that takes long. */
      readonly note: string | null;
    }
  | { readonly type: 'run-stage'; readonly runId: string; readonly stage: StageName }
  | {
      readonly type: 'run-output';
      readonly runId: string;
      readonly stage: StageName;
      readonly stream: StreamName;
      readonly bytes: Uint8Array;
    }
  /** What the program uses now; some times a second, where its sandbox can tell. */
  | { readonly type: 'run-usage'; readonly runId: string; readonly sample: UsageSample }
  | { readonly type: 'run-done'; readonly runId: string; readonly report: RunReport }
  /** A moment after its end: the engine's word on it is another than the sandbox's own. */
  | { readonly type: 'run-contradicted'; readonly runId: string; readonly sentence: string }
  /** There was no sandbox to run in: no engine, no image, or a failure of our own. */
  | { readonly type: 'run-failed'; readonly runId: string; readonly error: Failure }
  /** Another page has saved this file. */
  | {
      readonly type: 'file-saved';
      readonly snippet: string;
      readonly name: string;
      readonly revision: string;
    }
  /** Snippets were made, taken away, renamed or arranged anew by another page. */
  | { readonly type: 'snippets-changed'; readonly snippet: string }
  /** Presets of the person's own were made, changed or taken away. */
  | { readonly type: 'presets-changed' }
  /** A run was added to those that are kept, or some were forgotten. */
  | { readonly type: 'history-changed' };

/** How many bytes of output may be under way to the page before it has acknowledged them. */
export const OUTPUT_WINDOW_BYTES = 512 * 1024;

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
