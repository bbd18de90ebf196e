/** How Monaco looks and behaves here. */
import type { editor } from 'monaco-editor';

export const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
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
export const LONG_TEXT = 200_000;

/** What Monaco looks through a whole text for, and holds the page up with where that is long. */
export const LONG_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  folding: false,
  guides: { indentation: false, bracketPairs: false },
  links: false,
  matchBrackets: 'never',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  wordBasedSuggestions: 'off',
};

/** The same as Monaco has them by itself, for when a text becomes short again. */
export const USUAL_OPTIONS: typeof LONG_OPTIONS = {
  folding: true,
  guides: { indentation: true, bracketPairs: false },
  links: true,
  matchBrackets: 'always',
  occurrencesHighlight: 'singleFile',
  selectionHighlight: true,
  wordBasedSuggestions: 'matchingDocuments',
};
