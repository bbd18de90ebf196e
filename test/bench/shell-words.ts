/**
 * The words of a command line that the application wrote, without a shell to read it:
 * words that stand alone, and words in single quotes in which a quote is written `'\''`.
 *
 * @throws Error for anything else that means something to a shell
 */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const written of line.match(/(?:'[^']*'|\\'|[^\s'\\])+|\S/g) ?? []) {
    const bare = written.replaceAll(/'[^']*'|\\'/g, '');
    if (!/^[\w@%+=:,./-]*$/.test(bare)) throw new Error(`not a plain word: ${written}`);
    words.push(
      written.replaceAll(
        /'([^']*)'|\\(')/g,
        (_, quoted?: string, quote?: string) => quoted ?? quote ?? '',
      ),
    );
  }
  return words;
}
