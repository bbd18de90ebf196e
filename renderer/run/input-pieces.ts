/** In UTF-16 units; well below what the application takes in one call. */
const LONGEST_PIECE = 256 * 1024;

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * A long text in pieces that can be sent one after another, no character cut in two.
 *
 * @param longest for tests; at least 2
 */
export function inputPieces(text: string, longest = LONGEST_PIECE): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const full = text.slice(from, from + longest);
    const cut = full.length === longest && HIGH_SURROGATE.test(full) ? longest - 1 : longest;
    pieces.push(text.slice(from, from + cut));
    from += cut;
  }
  return pieces;
}
