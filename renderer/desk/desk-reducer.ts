/** How the page's state moves: by what the person does, and by what the application says. Pure. */
import type { AppEvent } from '../../shared/app-event.ts';
import type { LayerDescription } from '../../shared/layers/layer.ts';
import { levelsAfterRun, withLevel } from '../isolation/levels.ts';
import {
  afterEvent,
  afterFailure,
  concerns,
  isActive,
  isRunEvent,
  pastRun,
  type RunEvent,
} from '../run/run-view.ts';
import {
  type Build,
  DEFAULT_PRESET,
  type DeskAction,
  type DeskState,
  presetOf,
  unchangedLevel,
} from './desk-state.ts';

type ActionOf<Type extends DeskAction['type']> = Extract<DeskAction, { type: Type }>;

export function reduceDesk(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'event':
      return afterAppEvent(state, action.event);
    case 'described':
      return described(state, action);
    case 'looking':
      return { ...state, looking: true };
    case 'engine-known':
      return { ...state, looking: false, engine: action.status ?? state.engine };
    case 'parking-known':
      return { ...state, parking: action.status };
    case 'language-chosen':
      return { ...state, languageId: action.languageId };
    case 'preset-chosen':
      return { ...state, presetId: action.presetId, levels: {} };
    case 'presets-known':
      return presetsKnown(state, action);
    case 'level-set':
      return levelSet(state, action);
    case 'levels-reset':
      return { ...state, levels: {} };
    case 'run-asked':
      return runAsked(state, action);
    case 'run-started':
      return state.run === null || state.run.runId !== null
        ? state
        : { ...state, run: { ...state.run, runId: action.runId } };
    case 'run-failed':
      return state.run === null ? state : runEnded(state, afterFailure(state.run, action.failure));
    case 'past-shown':
      return isActive(state.run) ? state : { ...state, run: pastRun(action.record) };
    case 'input-ended':
      return state.run === null ? state : { ...state, run: { ...state.run, inputEnded: true } };
    case 'build-asked':
      return withBuild(state, action.languageId, {
        step: 'Starting',
        fraction: null,
        state: 'building',
      });
    case 'build-ended':
      return buildEnded(state, action);
    case 'session-changed':
      return sessionChanged(state);
    case 'dialog-shown':
      return { ...state, dialog: action.dialog };
    case 'noticed':
      return { ...state, notices: [...without(state, action.notice.about), action.notice] };
    case 'notice-closed':
      return { ...state, notices: without(state, action.about) };
  }
}

function without(state: DeskState, about: string) {
  return state.notices.filter((notice) => notice.about !== about);
}

function described(state: DeskState, action: ActionOf<'described'>): DeskState {
  const { description, rememberedLanguage, rememberedPreset } = action;
  const known = (id: string | null) => description.languages.some((each) => each.id === id);
  const candidates = [state.languageId, rememberedLanguage, description.languages[0]?.id ?? null];
  const chosen = state.description === null ? rememberedPreset : state.presetId;
  const preset = [chosen, DEFAULT_PRESET].find((id) =>
    [...description.presets, ...state.ownPresets].some((each) => each.id === id),
  );
  return {
    ...state,
    description,
    languageId: candidates.find(known) ?? null,
    presetId: preset ?? description.presets[0]?.id ?? DEFAULT_PRESET,
  };
}

/** A preset that was taken away while it was chosen leaves the usual one. */
function presetsKnown(state: DeskState, { presets }: ActionOf<'presets-known'>): DeskState {
  const known = { ...state, ownPresets: presets };
  if (state.description === null || presetOf(known) !== null) return known;
  return { ...known, presetId: DEFAULT_PRESET, levels: {} };
}

function levelSet(state: DeskState, { layerId, level }: ActionOf<'level-set'>): DeskState {
  const layer = state.description?.layers.find((each) => each.id === layerId);
  if (layer === undefined) return state;
  const levels = withLevel(state.levels, layer, level, unchangedLevel(state, layer));
  return { ...state, levels, notices: without(state, 'levels') };
}

function runAsked(
  state: DeskState,
  { snippetKey, language, preset, levels, terminal }: ActionOf<'run-asked'>,
): DeskState {
  if (isActive(state.run)) return state;
  return {
    ...state,
    previousRunId: state.run?.runId ?? state.previousRunId,
    notices: without(state, 'run'),
    run: {
      runId: null,
      phase: 'asked',
      snippetKey,
      language,
      preset,
      levels,
      terminal,
      note: null,
      stage: null,
      inputEnded: false,
      report: null,
      contradiction: null,
      failure: null,
      record: null,
    },
  };
}

function afterAppEvent(state: DeskState, event: AppEvent): DeskState {
  if (event.type === 'engine') return { ...state, looking: false, engine: event.status };
  if (event.type === 'parking') return { ...state, parking: event.status };
  if (event.type === 'image-progress') return afterImageProgress(state, event);
  return isRunEvent(event) ? afterRunEvent(state, event) : state;
}

function afterRunEvent(state: DeskState, event: RunEvent): DeskState {
  if (state.run === null || !concerns(event, state.run, state.previousRunId)) return state;
  const run = afterEvent(state.run, event);
  return event.type === 'run-done' ? runEnded(state, run) : { ...state, run };
}

/** Lowered levels were for that one run; what was refused has not run, and can be asked for again. */
function runEnded(state: DeskState, run: NonNullable<DeskState['run']>): DeskState {
  if (run.report === null || run.report.verdict.kind === 'refused') return { ...state, run };
  const layers = state.description?.layers ?? [];
  const unchanged = (layer: LayerDescription) => unchangedLevel(state, layer);
  return { ...state, run, levels: levelsAfterRun(state.levels, run.levels, layers, unchanged) };
}

function afterImageProgress(
  state: DeskState,
  event: Extract<AppEvent, { type: 'image-progress' }>,
): DeskState {
  if (event.state === 'built') {
    return buildEnded(state, { type: 'build-ended', languageId: event.language, built: true });
  }
  const { step, fraction } = event;
  return withBuild(state, event.language, { step, fraction, state: event.state });
}

function withBuild(state: DeskState, languageId: string, build: Build): DeskState {
  return { ...state, builds: { ...state.builds, [languageId]: build } };
}

function buildEnded(state: DeskState, { languageId, built }: ActionOf<'build-ended'>): DeskState {
  // What failed stays, to be read and tried again.
  const builds = Object.entries(state.builds).filter(
    ([id, build]) => id !== languageId || (!built && build.state === 'failed'),
  );
  const languages = state.description?.languages.map((language) =>
    language.id === languageId && built ? { ...language, installed: true } : language,
  );
  return {
    ...state,
    builds: Object.fromEntries(builds),
    description:
      state.description === null
        ? null
        : { ...state.description, languages: languages ?? state.description.languages },
  };
}

/** The application was started anew: what the one before was doing is gone. */
function sessionChanged(state: DeskState): DeskState {
  const { run } = state;
  if (run === null || !isActive(run)) return { ...state, builds: {} };
  const ended = afterFailure(run, {
    code: 'engine-lost',
    sentence: 'Glovebox was started anew while the program ran, so that run has ended.',
  });
  return { ...state, run: ended, builds: {} };
}
