export const CANCEL = '\x18';
const ESCAPE = '\x1b';
const COLOURS = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');

/** What would be read: without colours and what cancels a sequence. */
export function readable(text: string): string {
  return text.replaceAll(COLOURS, '').replaceAll(CANCEL, '');
}
