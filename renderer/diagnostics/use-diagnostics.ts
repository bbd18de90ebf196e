import { useMemo } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostics.ts';

/** Verdicts after which what was printed tells what is wrong with the program. */
const TELLING = ['failed', 'compile-failed', 'signalled'];
const NONE: readonly Diagnostic[] = [];

/** Where the last run's program is at fault; empty while another runs. */
export function useDiagnostics(fileNames: readonly string[]): readonly Diagnostic[] {
  const { state, output } = useDesk();
  const kind = state.run?.report?.verdict.kind ?? null;
  const { run } = state;
  const names = fileNames.join('/');
  return useMemo(() => {
    if (run === null || kind === null || !TELLING.includes(kind)) return NONE;
    return diagnosticsOf(output.errorText, names.split('/'));
  }, [run, kind, names, output]);
}
