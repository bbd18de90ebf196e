import { Editor, type OnMount } from '@monaco-editor/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Diagnostic } from '../diagnostics/diagnostics.ts';
import { codeFontLoaded } from '../design/fonts.ts';
import { useTheme } from '../design/theme.ts';
import { EDITOR_THEME, editorTheme } from './editor-theme.ts';
import { type EditingProps, editorLabel } from './editing.ts';
import { provideFormatting } from './format-provider.ts';
import { LONG_OPTIONS, LONG_TEXT, OPTIONS, USUAL_OPTIONS } from './editor-options.ts';
import { useChosenIndentation } from './indentation.ts';
import { takeCaret } from './left-caret.ts';
import { mark } from './marks.ts';
import { colourBrackets, indent } from './model-options.ts';
import { monaco } from './monaco.ts';
import { seatEditor } from './seat-editor.ts';
import { CHECKED_LANGUAGES, loadNodeTypes } from './typescript-checking.ts';

await codeFontLoaded;

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
    const isChosen = chosenTabs !== undefined && chosenWidth !== undefined;
    const indentation = isChosen ? { usesTabs: chosenTabs, width: chosenWidth } : null;
    if (model !== null) indent(model, languageId, indentation);
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
    if (model !== null) {
      mark(model, diagnostics);
      indent(model, languageId, chosen);
      colourBrackets(model, isLong);
    }
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
  useEffect(() => {
    const model = monaco.editor.getModel(monaco.Uri.parse(documentId));
    if (model !== null) colourBrackets(model, isLong);
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
