/** What the application can do on this machine, and with which engine. */
import type { Language } from './languages/language.ts';
import type { LayerDescription } from './layers/layer.ts';
import type { Levels } from './run-request.ts';

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
