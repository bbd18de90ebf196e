import { Editor, type OnMount } from '@monaco-editor/react';
import type { editor } from 'monaco-editor';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Diagnostic } from '../diagnostics/diagnostics.ts';
import { codeFontLoaded } from '../design/fonts.ts';
import { useTheme } from '../design/theme.ts';
import { EDITOR_THEME, editorTheme } from './editor-theme.ts';
import { type EditingProps, editorLabel } from './editing.ts';
import { provideFormatting } from './format-provider.ts';
import { useChosenIndentation, usualIndentation } from './indentation.ts';
import { takeCaret } from './left-caret.ts';
import { monaco } from './monaco.ts';
import { seatEditor } from './seat-editor.ts';
import { CHECKED_LANGUAGES, loadNodeTypes } from './typescript-checking.ts';

await codeFontLoaded;

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontSize: 13,
  lineHeight: 21,
  padding: { top: 10, bottom: 10 },
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  // The page scrolls on where the text ends, as it must when it is zoomed.
  scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
  overviewRulerLanes: 0,
  // Dimmed, its number is fainter than anybody can read.
  renderFinalNewline: 'on',
  renderLineHighlight: 'line',
  renderLineHighlightOnlyWhenFocus: true,
  fixedOverflowWidgets: true,
  smoothScrolling: false,
  unicodeHighlight: { ambiguousCharacters: false },
};

/** In characters. Programs that people write are shorter; what is pasted may not be. */
const LONG_TEXT = 200_000;

/** What Monaco looks through a whole text for, and holds the page up with where that is long. */
const LONG_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  folding: false,
  guides: { indentation: false, bracketPairs: false },
  links: false,
  matchBrackets: 'never',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  wordBasedSuggestions: 'off',
};

/** The same as Monaco has them by itself, for when a text becomes short again. */
const USUAL_OPTIONS: typeof LONG_OPTIONS = {
  folding: true,
  guides: { indentation: true, bracketPairs: false },
  links: true,
  matchBrackets: 'always',
  occurrencesHighlight: 'singleFile',
  selectionHighlight: true,
  wordBasedSuggestions: 'matchingDocuments',
};

/** Monaco; it comes after the page's first paint, in a bundle of its own. */
export default function CodeEditor({
  documentId,
  fileName,
  languageId,
  text,
  diagnostics,
  onEdit,
  onRun,
  seat,
  formatting,
  onFormatted,
}: EditingProps) {
  const theme = useTheme();
  const latest = useRef({ onRun, onFormatted });
  useEffect(() => {
    latest.current = { onRun, onFormatted };
  }, [onRun, onFormatted]);
  useEffect(() => {
    monaco.editor.defineTheme(EDITOR_THEME, editorTheme(theme));
    monaco.editor.setTheme(EDITOR_THEME);
  }, [theme]);

  // What the editor itself has just said needs no second look, which takes long in a long text.
  const said = useRef({ documentId, text });
  useEffect(() => {
    if (said.current.documentId === documentId && said.current.text === text) return;
    const model = monaco.editor.getModel(monaco.Uri.parse(documentId));
    const shown = model?.getValue(monaco.editor.EndOfLinePreference.LF, true) ?? null;
    if (shown !== null && shown !== text.replaceAll(/\r\n?/g, '\n')) model?.setValue(text);
  }, [documentId, text]);

  const chosen = useChosenIndentation(languageId);
  const chosenTabs = chosen?.usesTabs;
  const chosenWidth = chosen?.width;
  useEffect(() => {
    const model = monaco.editor.getModel(monaco.Uri.parse(documentId));
    if (chosenTabs !== undefined && chosenWidth !== undefined) {
      model?.updateOptions({ insertSpaces: !chosenTabs, tabSize: chosenWidth });
    } else {
      const usual = usualIndentation(languageId);
      model?.detectIndentation(!usual.usesTabs, usual.width);
    }
  }, [documentId, languageId, chosenTabs, chosenWidth]);

  const marks = JSON.stringify(diagnostics);
  useEffect(() => {
    const model = monaco.editor.getModel(monaco.Uri.parse(documentId));
    if (model !== null) mark(model, JSON.parse(marks) as Diagnostic[]);
  }, [marks, documentId]);

  const isChecked = CHECKED_LANGUAGES.includes(languageId);
  useEffect(() => {
    if (isChecked) void loadNodeTypes();
  }, [isChecked]);

  const prepare: OnMount = (instance) => {
    const model = instance.getModel();
    if (model !== null) mark(model, diagnostics);
    // Monaco has keys of its own for this, which come before the page's.
    instance.addAction({
      id: 'glovebox.run',
      label: 'Run',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onRun(),
    });
    // These it leaves to the page, where the keys of all other commands are heard.
    const left = [
      monaco.KeyMod.Alt | monaco.KeyCode.PageUp,
      monaco.KeyMod.Alt | monaco.KeyCode.PageDown,
      monaco.KeyCode.F1,
    ].map((keybinding) => ({ keybinding, command: null }));
    const rules = monaco.editor.addKeybindingRules(left);
    const formatters = provideFormatting(formatting, (sentence) =>
      latest.current.onFormatted(sentence),
    );
    instance.onDidDispose(() => {
      rules.dispose();
      formatters.dispose();
    });
    seatEditor(instance, seat);
    const caret = takeCaret(documentId);
    if (caret !== null) instance.setPosition({ lineNumber: caret.line, column: caret.column });
    if (caret?.hadFocus === true || document.activeElement === document.body) instance.focus();
  };

  // The same object as long as nothing of it changes: the editor takes another one for news.
  const isLong = text.length > LONG_TEXT;
  const options = useMemo(
    () => ({
      ...OPTIONS,
      ...(isLong ? LONG_OPTIONS : USUAL_OPTIONS),
      ariaLabel: editorLabel(fileName),
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
    }),
    [fileName, isLong],
  );
  // Pairs of brackets are coloured by the text itself, before whatever shows it next.
  useLayoutEffect(() => {
    const model = monaco.editor.getModel(monaco.Uri.parse(documentId));
    const colours = { enabled: !isLong, independentColorPoolPerBracketType: false };
    model?.updateOptions({ bracketColorizationOptions: colours });
  }, [documentId, isLong]);

  return (
    <Editor
      path={documentId}
      language={languageId}
      // Of a new document alone; later texts come by the effect above.
      defaultValue={text}
      theme={EDITOR_THEME}
      options={options}
      loading={null}
      beforeMount={() => monaco.editor.defineTheme(EDITOR_THEME, editorTheme(theme))}
      onMount={prepare}
      onChange={(changed) => {
        said.current = { documentId, text: changed ?? '' };
        onEdit(said.current.text);
      }}
    />
  );
}

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
} as const;

/**
 * Marks the lines at fault; a place that is told without a column marks its
 * whole line. Lines that are not there are passed over: Monaco throws at them.
 */
function mark(model: editor.ITextModel, diagnostics: readonly Diagnostic[]): void {
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
