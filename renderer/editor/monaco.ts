/** Monaco as this page needs it: bundled, with the languages there are. */
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
// All of them: the compiler's part names them, and what comes after the first editor comes too late.
import 'monaco-editor/features/register.all';
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
import { CHECKED_LANGUAGES } from './typescript-checking.ts';

self.MonacoEnvironment = {
  getWorker: (_, label) => (CHECKED_LANGUAGES.includes(label) ? checkingWorker() : editorWorker()),
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

// Without this the wrapper loads Monaco from a public server.
loader.config({ monaco });

export { monaco };
