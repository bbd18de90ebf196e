import { useRef } from 'react';
import type { Levels, StartRun, TerminalSize } from '../../shared/run-request.ts';
import type { HistoryRecord } from '../../shared/history.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { useDesk } from '../desk/desk-context.ts';
import { unfold } from '../desk/folding.ts';
import { layersInError } from '../isolation/levels.ts';
import { askedLevels } from '../presets/own-presets.ts';
import { splitArguments } from './arguments.ts';
import { inputPieces } from './input-pieces.ts';
import { isActive } from './run-view.ts';
import { USUAL_SIZE } from './usual-size.ts';

export interface RunControl {
  /** @param levels what is asked for beyond the preset, where that was only just changed */
  run(levels?: Levels): Promise<void>;
  /** Runs what was run then, with what it was run with, in a sandbox of its own. */
  runAgain(record: HistoryRecord): Promise<void>;
  stop(): Promise<void>;
  /** A line for the program's standard input, without its end. */
  sendLine(line: string): Promise<void>;
  /** Keys or pasted text for the program's terminal. */
  sendTyped(text: string): Promise<void>;
  endInput(): Promise<void>;
  resize(size: TerminalSize): void;
}

/** What a person can do to a run. To be used once: it knows whether a run was just asked for. */
export function useRunControl(): RunControl {
  const { state, dispatch, door, workspace, output, usage } = useDesk();
  const asking = useRef(false);
  const size = useRef<TerminalSize>(USUAL_SIZE);
  const runId = isActive(state.run) ? (state.run?.runId ?? null) : null;

  const complain = (about: string, outcome: Outcome<unknown>) => {
    if (outcome.ok) return;
    dispatch({ type: 'noticed', notice: { about, sentence: outcome.error.sentence } });
  };

  /** @returns the words of the line of arguments, or null after saying what is wrong */
  const checked = (argumentLine: string, levels: Levels): readonly string[] | null => {
    const [wrong] = layersInError(state.description?.layers ?? [], levels);
    if (wrong !== undefined) {
      const sentence = `${wrong.title} cannot be ${levels[wrong.id] || 'empty'}. Correct it in the panel, or go back to the preset.`;
      dispatch({ type: 'noticed', notice: { about: 'levels', sentence } });
      return null;
    }
    const split = splitArguments(argumentLine);
    if (split.ok) return split.words;
    dispatch({ type: 'noticed', notice: { about: 'arguments', sentence: split.sentence } });
    return null;
  };

  const send = async (id: string, text: string) => {
    for (const piece of inputPieces(text)) {
      const sent = await door.call('sendInput', { runId: id, text: piece });
      if (!sent.ok) return complain('input', sent);
    }
  };

  /** A run is asked for once, however often the key is pressed. */
  const once = async (ask: () => Promise<void>) => {
    if (asking.current || isActive(state.run)) return;
    asking.current = true;
    try {
      await ask();
    } finally {
      asking.current = false;
    }
  };

  const start = async (levels: Levels) => {
    const snippet = workspace.shown;
    if (snippet === null) return;
    const { key, language, settings } = snippet.view;
    const words = checked(settings.argumentLine, levels);
    if (words === null) return;
    workspace.flush();
    const { terminal, preparedInput } = settings;
    await launch(key, {
      language,
      files: snippet.program,
      arguments: words,
      ...askedLevels({ ...state, levels }),
      ownPreset: state.ownPresets.find(({ id }) => id === state.presetId)?.id,
      input: terminal ? null : preparedInput,
      terminal: terminal ? size.current : null,
    });
  };

  /** @param snippetKey the snippet in the editor, where it is that which runs */
  const launch = async (snippetKey: string | null, asked: StartRun) => {
    const { language, preset, levels, terminal } = asked;
    const isTerminal = terminal !== null;
    unfold('output');
    dispatch({ type: 'run-asked', snippetKey, language, preset, levels, terminal: isTerminal });
    output.begin(isTerminal);
    usage.begin();
    const started = await door.call('startRun', asked);
    if (started.ok) {
      dispatch({ type: 'run-started', runId: started.value.runId });
      return;
    }
    dispatch({ type: 'run-failed', failure: started.error });
    if (!started.error.code.startsWith('engine-')) return;
    const engine = await door.call('engineStatus', { lookAgain: false });
    dispatch({ type: 'engine-known', status: engine.ok ? engine.value : null });
  };

  return {
    run: (levels = state.levels) => once(() => start(levels)),
    runAgain: (record) =>
      once(() =>
        launch(null, {
          language: record.language,
          files: record.files,
          arguments: record.arguments,
          levels: record.levels,
          preset: record.preset,
          ownPreset: record.ownPreset?.id,
          input: record.input,
          terminal: record.terminal ? size.current : null,
        }),
      ),
    async stop() {
      if (runId !== null) complain('run', await door.call('stopRun', { runId }));
    },
    async sendLine(line) {
      if (runId === null) return;
      output.pump.typed(line);
      await send(runId, `${line}\n`);
    },
    async sendTyped(text) {
      if (runId !== null) await send(runId, text);
    },
    async endInput() {
      if (runId === null) return;
      dispatch({ type: 'input-ended' });
      complain('input', await door.call('endInput', { runId }));
    },
    resize(next) {
      size.current = next;
      // Refused only when the run is over, and then its size is nobody's.
      if (runId !== null && state.run?.terminal === true) {
        void door.call('resizeTerminal', { runId, ...next });
      }
    },
  };
}
