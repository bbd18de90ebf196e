import { useDesk } from '../desk/desk-context.ts';
import { askedLevel, levelInRun } from '../desk/desk-state.ts';
import { isActive } from '../run/run-view.ts';
import { kernelWords } from './kernel-words.ts';

/** What no layer closes, and what this machine could put in between or has. */
export function KernelNotice() {
  const { state } = useDesk();
  const layer = state.description?.layers.find(({ id }) => id === 'runtime');
  if (layer === undefined) return null;
  // As the picture above it: while a run is under way, of that one.
  const runtime =
    state.run !== null && isActive(state.run)
      ? levelInRun(state, state.run, layer)
      : askedLevel(state, layer);
  return <p className="kernel-note">{kernelWords(runtime, state.description?.learnt ?? null)}</p>;
}
