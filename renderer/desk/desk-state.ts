/** Everything the page shows but the text being written and the output. */
import type { AppEvent } from '../../shared/app-event.ts';
import type { Description, EngineStatus } from '../../shared/description.ts';
import type { Levels } from '../../shared/run-request.ts';
import type { ParkingStatus } from '../../shared/parking.ts';
import type { HistoryRecord } from '../../shared/history.ts';
import type { LanguageDescription, PresetDescription } from '../../shared/description.ts';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { OwnPreset } from '../../shared/own-preset.ts';
import { presetLevel } from '../isolation/levels.ts';
import { ownAsPresets } from '../presets/own-as-presets.ts';
import type { RunView } from '../run/run-view.ts';

/** An image that is being made, or whose making ended badly. */
export interface Build {
  readonly step: string;
  /** 0 to 1, or null where it cannot be told. */
  readonly fraction: number | null;
  readonly state: 'building' | 'failed' | 'cancelled';
}

/** A sentence that stays until it is closed or overtaken by another about the same. */
export interface Notice {
  readonly about: string;
  readonly sentence: string;
  /** Whether something has gone well; it leaves by itself. */
  readonly isNews?: boolean;
}

/**
 * One at a time: all commands, the help, programs to begin with, this machine's posture,
 * languages, those with a bundle to choose, the person's presets, the question whether all runs be forgotten.
 */
export type DeskDialog =
  | 'commands'
  | 'help'
  | 'templates'
  | 'posture'
  | 'languages'
  | 'import'
  | 'presets'
  | 'forget-runs';

export interface DeskState {
  readonly description: Description | null;
  /** Null while the first search is under way. */
  readonly engine: EngineStatus | null;
  readonly looking: boolean;
  /** What was started ahead; null until the application has said so. */
  readonly parking: ParkingStatus | null;
  readonly builds: Readonly<Record<string, Build>>;
  readonly languageId: string | null;
  readonly presetId: string;
  readonly ownPresets: readonly OwnPreset[];
  /** The person's changes to the preset. */
  readonly levels: Levels;
  readonly run: RunView | null;
  readonly previousRunId: string | null;
  readonly notices: readonly Notice[];
  /** What is open over the desk, if anything is. */
  readonly dialog: DeskDialog | null;
}

export type DeskAction =
  | { readonly type: 'event'; readonly event: AppEvent }
  | {
      readonly type: 'described';
      readonly description: Description;
      readonly rememberedLanguage: string | null;
      /** Taken up at the first description alone, and only where it is a preset still. */
      readonly rememberedPreset: string | null;
    }
  | { readonly type: 'looking' }
  | { readonly type: 'engine-known'; readonly status: EngineStatus | null }
  | { readonly type: 'parking-known'; readonly status: ParkingStatus }
  | { readonly type: 'language-chosen'; readonly languageId: string }
  | { readonly type: 'preset-chosen'; readonly presetId: string }
  | { readonly type: 'presets-known'; readonly presets: readonly OwnPreset[] }
  | { readonly type: 'level-set'; readonly layerId: string; readonly level: string }
  | { readonly type: 'levels-reset' }
  | {
      readonly type: 'run-asked';
      readonly snippetKey: string | null;
      readonly language: string;
      readonly preset: string;
      readonly levels: Levels;
      readonly terminal: boolean;
    }
  | { readonly type: 'run-started'; readonly runId: string }
  | { readonly type: 'run-failed'; readonly failure: Failure }
  | { readonly type: 'past-shown'; readonly record: HistoryRecord }
  | { readonly type: 'input-ended' }
  | { readonly type: 'build-asked'; readonly languageId: string }
  | { readonly type: 'build-ended'; readonly languageId: string; readonly built: boolean }
  | { readonly type: 'session-changed' }
  | { readonly type: 'dialog-shown'; readonly dialog: DeskDialog | null }
  | { readonly type: 'noticed'; readonly notice: Notice }
  | { readonly type: 'notice-closed'; readonly about: string };

/** The preset of a person who changes nothing. */
export const DEFAULT_PRESET = 'hardened';

export const EMPTY_DESK: DeskState = {
  description: null,
  engine: null,
  looking: true,
  parking: null,
  builds: {},
  languageId: null,
  presetId: DEFAULT_PRESET,
  ownPresets: [],
  levels: {},
  run: null,
  previousRunId: null,
  notices: [],
  dialog: null,
};

export function languageOf(state: DeskState): LanguageDescription | null {
  return state.description?.languages.find((each) => each.id === state.languageId) ?? null;
}

/** Whether an image has come since the application described itself: only the engine knows its size. */
export function hasUnknownSize({ description }: DeskState): boolean {
  return (description?.languages ?? []).some(
    ({ installed, imageBytes }) => installed === true && imageBytes === null,
  );
}

/** The built-in presets, then the person's own. */
export function presetsOf({ description, ownPresets }: DeskState): readonly PresetDescription[] {
  const builtIn = description?.presets ?? [];
  return [...builtIn, ...ownAsPresets(ownPresets, builtIn)];
}

export function presetOf(state: DeskState): PresetDescription | null {
  return presetsOf(state).find((each) => each.id === state.presetId) ?? null;
}

/** @returns the level of a layer before the person's changes */
export function unchangedLevel(state: DeskState, layer: LayerDescription): string {
  return presetLevel(layer, presetOf(state), languageOf(state));
}

/** @returns the level of a layer that a run asked for, whatever was chosen since */
export function levelInRun(state: DeskState, run: RunView, layer: LayerDescription): string {
  const preset = presetsOf(state).find(({ id }) => id === run.preset) ?? null;
  const language = state.description?.languages.find(({ id }) => id === run.language) ?? null;
  return run.levels[layer.id] ?? presetLevel(layer, preset, language);
}

/** @returns the level of a layer that the next run asks for */
export function askedLevel(state: DeskState, layer: LayerDescription): string {
  return state.levels[layer.id] ?? unchangedLevel(state, layer);
}
