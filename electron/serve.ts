export async function serveCommand(_words: readonly string[]): Promise<number> {
  return 70;
}
