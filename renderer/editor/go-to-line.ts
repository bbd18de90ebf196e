/** Where in a file; counted from 1, a column may not be known. */
export interface Place {
  readonly line: number;
  readonly column: number | null;
}

/** A file that was only just brought to the front is in the editor by then. */
const FRAMES = 30;

/** Puts the cursor at a place of a document, once it stands in the editor. */
export async function goToLine(documentId: string, place: Place): Promise<void> {
  const { monaco } = await import('./monaco.ts');
  const wanted = monaco.Uri.parse(documentId).toString();
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const editor = monaco.editor
      .getEditors()
      .find((each) => each.getModel()?.uri.toString() === wanted);
    const lines = editor?.getModel()?.getLineCount() ?? 0;
    if (editor !== undefined) {
      // The program may have been written on since.
      const lineNumber = Math.min(place.line, lines);
      const first = editor.getModel()?.getLineFirstNonWhitespaceColumn(lineNumber) ?? 1;
      const column = place.column ?? Math.max(1, first);
      editor.setPosition({ lineNumber, column });
      editor.revealLineInCenterIfOutsideViewport(lineNumber);
      editor.focus();
      return;
    }
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  }
}
