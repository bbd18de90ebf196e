/**
 * The raw view of a run's output: a Monaco that is only read, apart from any
 * framework. It draws the lines in sight and no more, and brings its own search,
 * selection and reading aloud.
 */
import type { editor } from 'monaco-editor';
import type { Theme } from '../../design/theme.ts';
import { EDITOR_THEME, editorTheme } from '../../editor/editor-theme.ts';
import { monaco } from '../../editor/monaco.ts';
import type { Mark, RawText } from './raw-text.ts';

const LANGUAGE = 'glovebox-raw';

monaco.languages.register({ id: LANGUAGE });
monaco.languages.setMonarchTokensProvider(LANGUAGE, {
  tokenizer: { root: [[/\\x[\da-f]{2}|\\[tr]|<U\+[\dA-F]{4,6}>/, 'keyword']] },
});

const CLASSES: Readonly<Record<Mark['kind'], string>> = { stderr: 'raw-stderr', note: 'raw-note' };

/** A screen holds far fewer; of a line that fills it with turns no more is marked. */
const MOST_MARKS = 2_000;

export class RawScreen {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #decorations: editor.IEditorDecorationsCollection;
  #marks: readonly Mark[] = [];

  constructor(host: HTMLElement, theme: Theme) {
    monaco.editor.defineTheme(EDITOR_THEME, editorTheme(theme));
    this.#editor = monaco.editor.create(host, {
      ariaLabel: 'Raw output',
      automaticLayout: true,
      bracketPairColorization: { enabled: false },
      domReadOnly: true,
      fixedOverflowWidgets: true,
      folding: false,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-code'),
      fontSize: 13,
      language: LANGUAGE,
      lineHeight: 20,
      lineNumbersMinChars: 4,
      // A program's addresses are no links of ours.
      links: false,
      matchBrackets: 'never',
      minimap: { enabled: false },
      occurrencesHighlight: 'off',
      overviewRulerLanes: 0,
      padding: { top: 8, bottom: 8 },
      readOnly: true,
      readOnlyMessage: { value: 'What was printed cannot be changed.' },
      renderLineHighlight: 'none',
      scrollBeyondLastLine: false,
      scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
      selectionHighlight: false,
      theme: EDITOR_THEME,
      // Whatever deceives is spelt out already.
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
      wordWrap: 'on',
    });
    this.#decorations = this.#editor.createDecorationsCollection();
    this.#editor.onDidScrollChange(() => this.#markInSight());
    this.#editor.onDidLayoutChange(() => this.#markInSight());
  }

  get text(): string {
    return this.#editor.getValue();
  }

  /** What goes on from what stands there leaves the place that is read and what is selected alone. */
  show({ text, marks }: RawText): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    this.#marks = marks;
    const before = model.getValue();
    if (before !== '' && text.startsWith(before)) {
      const { endLineNumber, endColumn } = model.getFullModelRange();
      const range = new monaco.Range(endLineNumber, endColumn, endLineNumber, endColumn);
      model.applyEdits([{ range, text: text.slice(before.length) }]);
    } else model.setValue(text);
    this.#markInSight();
  }

  /** Opens the search. */
  find(): void {
    this.#editor.focus();
    void this.#editor.getAction('actions.find')?.run();
  }

  focus(): void {
    this.#editor.focus();
  }

  setTheme(theme: Theme): void {
    monaco.editor.defineTheme(EDITOR_THEME, editorTheme(theme));
    monaco.editor.setTheme(EDITOR_THEME);
  }

  dispose(): void {
    this.#editor.getModel()?.dispose();
    this.#editor.dispose();
  }

  #markInSight(): void {
    const model = this.#editor.getModel();
    if (model === null) return;
    const marked = this.#editor.getVisibleRanges().flatMap((range) => {
      const from = model.getOffsetAt(range.getStartPosition());
      const to = model.getOffsetAt(range.getEndPosition());
      return marksWithin(this.#marks, from, to).map((mark) => ({
        range: monaco.Range.fromPositions(
          model.getPositionAt(Math.max(from, mark.from)),
          model.getPositionAt(Math.min(to, mark.to)),
        ),
        options: { inlineClassName: CLASSES[mark.kind] },
      }));
    });
    this.#decorations.set(marked.slice(0, MOST_MARKS));
  }
}

function marksWithin(marks: readonly Mark[], from: number, to: number): readonly Mark[] {
  const first = firstEndingAfter(marks, from);
  const within: Mark[] = [];
  for (let at = first; at < marks.length && within.length < MOST_MARKS; at += 1) {
    const mark = marks[at];
    if (mark === undefined || mark.from >= to) break;
    within.push(mark);
  }
  return within;
}

/** There may be as many as pieces are kept: found by halves. */
function firstEndingAfter(marks: readonly Mark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
