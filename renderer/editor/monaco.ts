/** Monaco as this page needs it: bundled, with the languages there are, and no more. */
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/dnd/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/quickCommand/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import 'monaco-editor/features/unusualLineTerminators/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/cpp/register';
import 'monaco-editor/languages/definitions/csharp/register';
import 'monaco-editor/languages/definitions/go/register';
import 'monaco-editor/languages/definitions/java/register';
import 'monaco-editor/languages/definitions/javascript/register';
import 'monaco-editor/languages/definitions/lua/register';
import 'monaco-editor/languages/definitions/perl/register';
import 'monaco-editor/languages/definitions/php/register';
import 'monaco-editor/languages/definitions/python/register';
import 'monaco-editor/languages/definitions/ruby/register';
import 'monaco-editor/languages/definitions/rust/register';
import 'monaco-editor/languages/definitions/shell/register';
import 'monaco-editor/languages/definitions/typescript/register';

const CHECKED = ['typescript', 'javascript'];

self.MonacoEnvironment = {
  getWorker: (_, label) => (CHECKED.includes(label) ? checkingWorker() : editorWorker()),
};

function editorWorker(): Worker {
  return new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' });
}

/** By the very file that Monaco names itself, or the bundle would hold it twice. */
function checkingWorker(): Worker {
  return new Worker(
    new URL(
      '../../node_modules/monaco-editor/esm/vs/languages/features/typescript/ts.worker.js',
      import.meta.url,
    ),
    { type: 'module' },
  );
}

/** Loads what checks a language while it is written, where there is such a thing. */
export async function loadChecking(languageId: string): Promise<void> {
  if (CHECKED.includes(languageId)) await import('./typescript-checking.ts');
}

// Without this the wrapper loads Monaco from a public server.
loader.config({ monaco });

export { monaco };
