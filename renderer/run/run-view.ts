/** The last run as the page sees it, and how the application's events move it: pure. */
import type { AppEvent, RunPhase } from '../../shared/app-event.ts';
import type { Levels } from '../../shared/run-request.ts';
import type { HistoryRecord } from '../../shared/history.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { RunReport, StageName } from '../../shared/run-result.ts';

export interface RunView {
  /** Null until the application has said it. */
  readonly runId: string | null;
  readonly phase: 'asked' | RunPhase;
  /** The snippet in the editor that was run; null for a run of the past, whose files may be others by now. */
  readonly snippetKey: string | null;
  readonly language: string;
  readonly preset: string;
  /** What was asked for beyond the preset. */
  readonly levels: Levels;
  readonly terminal: boolean;
  /** What a long phase is busy with. */
  readonly note: string | null;
  readonly stage: StageName | null;
  readonly inputEnded: boolean;
  readonly report: RunReport | null;
  /** What the engine says of the end, where the report does not bear it out. */
  readonly contradiction: string | null;
  /** Why there is no report. */
  readonly failure: Failure | null;
  /** Where it was taken from, for a run of the past that is looked at again. */
  readonly record: HistoryRecord | null;
}

export type RunEvent = Extract<AppEvent, { readonly type: `run-${string}` }>;

export const isRunEvent = (event: AppEvent): event is RunEvent => event.type.startsWith('run-');

const ORDER: readonly RunView['phase'][] = ['asked', 'preparing', 'running', 'stopping', 'done'];

export function isActive(run: RunView | null): boolean {
  return run !== null && run.phase !== 'done';
}

/** Whether what is being made of this language's image is what the run waits for: later it has its own. */
export function waitsForImage(run: RunView | null, languageId: string): boolean {
  return run?.phase === 'preparing' && run.language === languageId;
}

/** Whether a line that is typed now reaches the program. */
export function takesInput(run: RunView | null): boolean {
  return run?.phase === 'running' && !run.inputEnded;
}

/**
 * Whether an event is this run's. A run's first events may overtake the answer
 * that names it: while that is awaited, any run but the one before is this one.
 */
export function concerns(event: RunEvent, run: RunView, previousRunId: string | null): boolean {
  if (run.runId !== null) return event.runId === run.runId;
  return run.phase === 'asked' && event.runId !== previousRunId;
}

/** @returns the run after an event of its own; a phase never goes back */
export function afterEvent(run: RunView, event: RunEvent): RunView {
  const named: RunView = { ...run, runId: event.runId };
  switch (event.type) {
    case 'run-phase': {
      const later = ORDER.indexOf(event.phase) >= ORDER.indexOf(run.phase);
      return later ? { ...named, phase: event.phase, note: event.note } : named;
    }
    case 'run-stage':
      return { ...named, stage: event.stage };
    case 'run-done':
      return { ...named, phase: 'done', note: null, report: event.report, failure: null };
    case 'run-contradicted':
      return { ...named, contradiction: event.sentence };
    case 'run-failed':
      return afterFailure(named, event.error);
    case 'run-output':
    case 'run-usage':
      return named;
  }
}

/** @returns the run, ended without a report */
export function afterFailure(run: RunView, failure: Failure): RunView {
  return run.report === null ? { ...run, phase: 'done', note: null, failure } : run;
}

/** A run of the past, as it ended. */
export function pastRun(record: HistoryRecord): RunView {
  const { runId, language, preset, levels, terminal, report, failure } = record;
  return {
    runId,
    phase: 'done',
    snippetKey: null,
    language,
    preset,
    levels,
    terminal,
    note: null,
    stage: null,
    inputEnded: true,
    report,
    contradiction: null,
    failure,
    record,
  };
}
