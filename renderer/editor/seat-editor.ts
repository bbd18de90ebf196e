import type { editor } from 'monaco-editor';
import type { EditorSeat } from './editor-seat.ts';

/** Lets the page's other parts work with this editor, for as long as it is there. */
export function seatEditor(instance: editor.IStandaloneCodeEditor, seat: EditorSeat): void {
  const release = seat.take({
    perform(action) {
      instance.focus();
      instance.trigger('glovebox', action, null);
    },
  });
  const tell = () => {
    const model = instance.getModel();
    const position = instance.getPosition();
    if (model === null || position === null) return seat.moved(null);
    const selections = instance.getSelections() ?? [];
    const { insertSpaces, tabSize } = model.getOptions();
    seat.moved({
      line: position.lineNumber,
      column: position.column,
      selected: selections.reduce((sum, range) => sum + model.getValueLengthInRange(range), 0),
      carets: selections.length,
      indentation: { usesTabs: !insertSpaces, width: tabSize },
    });
  };
  tell();
  instance.onDidChangeCursorSelection(tell);
  instance.onDidChangeModel(tell);
  instance.onDidChangeModelOptions(tell);
  instance.onDidDispose(release);
}
