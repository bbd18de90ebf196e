/**
 * What a person may try after a verdict: one or two concrete steps, pure.
 *
 * A size that was too small can be raised at a click, within its ceiling. A
 * layer that stopped something is only gone to: it was asked for to stop that,
 * and is not turned down without a thought. What the program itself says is
 * hostile: it chooses among these sentences and never becomes part of one.
 */
import type { LayerDescription } from '../../shared/layers/layer.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { RunReport } from '../../shared/run-result.ts';
import type { Diagnostic } from '../diagnostics/diagnostics.ts';
import { layersNamed } from './error-clues.ts';
import { largerSize } from './larger-size.ts';

export type StepAction =
  | { readonly kind: 'size'; readonly layerId: string; readonly level: string }
  | {
      readonly kind: 'line';
      readonly fileName: string;
      readonly line: number;
      readonly column: number | null;
    }
  | { readonly kind: 'layer'; readonly layerId: string }
  | { readonly kind: 'prepare-input' | 'terminal' | 'look-again' };

export interface NextStep {
  /** Why; null where the action says it all. */
  readonly words: string | null;
  /** Null where there is nothing to be pressed. */
  readonly action: StepAction | null;
  /** What the button says; empty without an action. */
  readonly label: string;
}

export interface Ended {
  readonly report: RunReport | null;
  readonly failure: Failure | null;
  readonly layers: readonly LayerDescription[];
  /** Of the program's own files, by what was printed. */
  readonly diagnostics: readonly Diagnostic[];
  /** The last of what was said on standard error. */
  readonly errorText: string;
  readonly terminal: boolean;
  /** Whether its input was given at the start, or ended by the person. */
  readonly inputEnded: boolean;
  /** Whether its program stands in the editor, to be set and looked at. */
  readonly isShown: boolean;
  /** Whether what can be run now is what ran then. */
  readonly canRunAgain: boolean;
}

const MOST = 2;

export function nextSteps(ended: Ended): readonly NextStep[] {
  const { report } = ended;
  const steps = report === null ? stepsAfterFailure(ended) : stepsAfter(ended, report);
  return steps.filter((step) => step !== null).slice(0, MOST);
}

type Steps = readonly (NextStep | null)[];

const words = (text: string): NextStep => ({ words: text, action: null, label: '' });

const LOOK_AGAIN: NextStep = {
  words: null,
  action: { kind: 'look-again' },
  label: 'Look for an engine again',
};

/** A run that never came to a sandbox. */
function stepsAfterFailure({ failure }: Ended): Steps {
  const code = failure?.code ?? 'internal';
  if (code === 'consent-missing') {
    return [
      words(
        'Or leave that layer at its level: “Reset the isolation layers to the preset” takes the change back.',
      ),
    ];
  }
  return code === 'engine-lost' || code === 'engine-absent' ? [LOOK_AGAIN] : [];
}

function stepsAfter(ended: Ended, report: RunReport): Steps {
  switch (report.verdict.kind) {
    case 'out-of-memory':
      return [larger(ended, report, 'memory')];
    case 'deadline':
      return [waitedForInput(ended, report), larger(ended, report, 'deadline')];
    case 'output-limit':
      return [larger(ended, report, 'output')];
    case 'compile-failed':
      return [goToLine(ended)];
    case 'failed':
      return [
        ...lackedInput(ended),
        ...limits(ended, report),
        ...namedLayers(ended, report),
        goToLine(ended),
      ];
    case 'signalled':
      return [...afterSignal(ended, report), ...limits(ended, report), goToLine(ended)];
    case 'finished':
      return limits(ended, report);
    case 'engine-lost':
      return [LOOK_AGAIN];
    case 'refused':
      return [words('Nothing of it ran. Another level of that layer, or another engine, may do.')];
    case 'cancelled':
      return [];
  }
}

/** Sizes that were run into and can be larger. */
const SIZES = ['memory', 'processes', 'scratch', 'file-size'];

function limits(ended: Ended, report: RunReport): Steps {
  return SIZES.filter((id) => report.verdict.limitsHit.includes(id)).map((id) =>
    larger(ended, report, id),
  );
}

function larger({ layers, canRunAgain }: Ended, report: RunReport, id: string): NextStep | null {
  const layer = layers.find((each) => each.id === id);
  const asked = report.layers.find((each) => each.id === id)?.level;
  if (layer === undefined || asked === undefined || !canRunAgain) return null;
  const size = largerSize(layer, asked);
  if (size === null) {
    return layer.ceiling !== null && Number(asked) >= layer.ceiling
      ? words(`${layer.title} is at its ceiling, so the program itself must ask for less.`)
      : null;
  }
  return {
    words: null,
    action: { kind: 'size', layerId: id, level: size.level },
    label: `Give it ${size.words} and run`,
  };
}

function goToLine({ diagnostics, isShown }: Ended): NextStep | null {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  if (!isShown || first === undefined) return null;
  const { fileName, line, column } = first;
  const isOnly = diagnostics.every((each) => each.fileName === fileName);
  return {
    words: null,
    action: { kind: 'line', fileName, line, column },
    label: isOnly ? `Go to line ${line}` : `Go to line ${line} of ${fileName}`,
  };
}

const PREPARE = { action: { kind: 'prepare-input' }, label: 'Prepare input…' } as const;

/** As interpreters say it that were asked for a line and got none. */
const NO_INPUT =
  /\bEOFError\b|\bNoSuchElementException: No line found|\bEndOfStreamException|\bunexpected end of (?:input|file) on stdin/i;

function lackedInput({ errorText, terminal, isShown }: Ended): Steps {
  if (!isShown || terminal || !NO_INPUT.test(errorText)) return [];
  return [
    { words: 'It asked for input, and there was none.', ...PREPARE },
    { words: null, action: { kind: 'terminal' }, label: 'Use a terminal' },
  ];
}

/** Of its time on the processor, a program that waits uses next to nothing. */
const WAITING_SHARE = 0.05;

function waitedForInput(ended: Ended, { usage, timing }: RunReport): NextStep | null {
  const { isShown, terminal, inputEnded } = ended;
  if (!isShown || terminal || inputEnded || usage.cpuMs === null) return null;
  if (usage.cpuMs > timing.totalMs * WAITING_SHARE) return null;
  return { words: 'It hardly used the processor: it may have waited for input.', ...PREPARE };
}

function namedLayers({ errorText, layers }: Ended, report: RunReport): Steps {
  return layersNamed(errorText).map(({ layerId, what }) => {
    const account = report.layers.find(({ id }) => id === layerId);
    const layer = layers.find(({ id }) => id === layerId);
    // Only a layer that held can have stopped it.
    if (layer === undefined || account?.state !== 'enforced') return null;
    return {
      words: `It may be that ${what}.`,
      action: { kind: 'layer', layerId },
      label: `${layer.title} layer: ${account.level}`,
    };
  });
}

const SIGNAL_WORDS: Readonly<Record<string, string>> = {
  SIGSEGV: 'Mostly an index, or a pointer to what is gone or was never there.',
  SIGBUS: 'Mostly a pointer to what is gone or was never there.',
  SIGABRT: 'Its last words, if any, stand at the end of the output.',
  SIGFPE: 'Mostly a division of whole numbers by zero.',
};

function afterSignal({ layers }: Ended, report: RunReport): Steps {
  const { signal } = report.verdict;
  if (signal === 'SIGSYS') {
    const layer = layers.find(({ id }) => id === 'seccomp');
    const account = report.layers.find(({ id }) => id === 'seccomp');
    if (layer === undefined || account === undefined) return [];
    return [
      {
        words:
          'The filter ends a program so that enters the kernel by another door; it can also have sent the signal itself.',
        action: { kind: 'layer', layerId: 'seccomp' },
        label: `${layer.title} layer: ${account.level}`,
      },
    ];
  }
  const said = SIGNAL_WORDS[signal ?? ''];
  return said === undefined ? [] : [words(said)];
}
