import { useRef } from 'react';
import type { TerminalSize } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { layersInError } from '../isolation/levels.ts';
import { splitArguments } from './arguments.ts';
import { inputPieces } from './input-pieces.ts';
import { isActive } from './run-view.ts';
import { USUAL_SIZE } from './usual-size.ts';

export interface RunControl {
  run(): Promise<void>;
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
  const { state, dispatch, door, workspace, output } = useDesk();
  const asking = useRef(false);
  const size = useRef<TerminalSize>(USUAL_SIZE);
  const runId = isActive(state.run) ? (state.run?.runId ?? null) : null;

  const complain = (about: string, outcome: Outcome<unknown>) => {
    if (outcome.ok) return;
    dispatch({ type: 'noticed', notice: { about, sentence: outcome.error.sentence } });
  };

  /** @returns the words of the line of arguments, or null after saying what is wrong */
  const checked = (): readonly string[] | null => {
    const [wrong] = layersInError(state.description?.layers ?? [], state.levels);
    if (wrong !== undefined) {
      const sentence = `${wrong.title} cannot be ${state.levels[wrong.id] || 'empty'}. Correct it in the panel, or go back to the preset.`;
      dispatch({ type: 'noticed', notice: { about: 'levels', sentence } });
      return null;
    }
    const split = splitArguments(state.argumentLine);
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

  const start = async () => {
    const language = languageOf(state);
    const text = language && workspace.textOf(language.untitled);
    if (language === null || text === null) return;
    const words = checked();
    if (words === null) return;
    workspace.flush();
    dispatch({ type: 'run-asked' });
    output.begin(state.terminal);
    const started = await door.call('startRun', {
      language: language.id,
      files: [{ name: language.untitled, text }],
      arguments: words,
      levels: state.levels,
      preset: state.presetId,
      input: null,
      terminal: state.terminal ? size.current : null,
    });
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
    async run() {
      if (asking.current || isActive(state.run)) return;
      asking.current = true;
      try {
        await start();
      } finally {
        asking.current = false;
      }
    },
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
