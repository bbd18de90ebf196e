/**
 * The lines of a stream, without their ends; what follows the last end is
 * dropped, being the torso of a line whose connection broke.
 *
 * @param onChunk hears of every arrival, also of one that ends no line
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  onChunk: () => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let begun: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onChunk();
      const [first = '', ...rest] = decoder.decode(value, { stream: true }).split('\n');
      begun.push(first);
      for (const next of rest) {
        yield begun.join('');
        begun = [next];
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
