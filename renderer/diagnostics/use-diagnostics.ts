import { useMemo } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostics.ts';

/** Verdicts after which what was printed tells what is wrong with the program. */
const TELLING = ['failed', 'compile-failed', 'signalled'];
const NONE: readonly Diagnostic[] = [];

/** Where the shown snippet is at fault by its last run; empty while another runs, or when that ran another snippet. */
export function useDiagnostics(fileNames: readonly string[]): readonly Diagnostic[] {
  const { state, output } = useDesk();
  const key = useShownSnippet()?.key ?? null;
  const kind = state.run?.report?.verdict.kind ?? null;
  const { run } = state;
  const names = fileNames.join('/');
  return useMemo(() => {
    if (run === null || run.snippetKey === null || run.snippetKey !== key) return NONE;
    if (kind === null || !TELLING.includes(kind)) return NONE;
    return diagnosticsOf(output.errorText, names.split('/'));
  }, [run, key, kind, names, output]);
}
