import type { editor } from 'monaco-editor';
import type { Diagnostic } from '../diagnostics/diagnostics.ts';
import { monaco } from './monaco.ts';

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
} as const;

/**
 * Marks the lines at fault; a place that is told without a column marks its
 * whole line. Lines that are not there are passed over: Monaco throws at them.
 */
export function mark(model: editor.ITextModel, diagnostics: readonly Diagnostic[]): void {
  const lines = model.getLineCount();
  const there = diagnostics.filter(({ line }) => line >= 1 && line <= lines);
  const markers = there.map(({ line: lineNumber, column, severity, message }) => {
    const from = column ?? model.getLineFirstNonWhitespaceColumn(lineNumber);
    const word = model.getWordAtPosition({ lineNumber, column: from });
    return {
      severity: SEVERITIES[severity],
      message,
      startLineNumber: lineNumber,
      endLineNumber: lineNumber,
      startColumn: Math.max(1, from),
      endColumn:
        column !== null && word !== null ? word.endColumn : model.getLineMaxColumn(lineNumber),
    };
  });
  monaco.editor.setModelMarkers(model, 'run', markers);
}
