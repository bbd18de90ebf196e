import { useDesk } from '../desk/desk-context.ts';
import { useDiagnostics } from '../diagnostics/use-diagnostics.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { type NextStep, nextSteps } from './next-steps.ts';

const NONE: readonly NextStep[] = [];

/** What may be tried after the last run; empty while one is under way. */
export function useNextSteps(): readonly NextStep[] {
  const { state, output } = useDesk();
  const snippet = useShownSnippet();
  const diagnostics = useDiagnostics(snippet?.files.map(({ name }) => name) ?? []);
  const { run, description } = state;
  if (run === null || run.phase !== 'done') return NONE;
  const isShown = run.snippetKey !== null && run.snippetKey === snippet?.key;
  return nextSteps({
    report: run.report,
    failure: run.failure,
    layers: description?.layers ?? [],
    diagnostics,
    errorText: output.errorText,
    terminal: run.terminal,
    inputEnded: run.inputEnded,
    isShown,
    canRunAgain: isShown || run.record !== null,
  });
}
