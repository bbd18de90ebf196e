import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../renderer/door/read-lines.ts';

test('lines come out as they went in, wherever the network cuts them', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.array(fc.integer({ min: 1, max: 7 })),
      async (lines, cuts) => {
        const bytes = new TextEncoder().encode(
          `${lines.map((text) => `${text}\n`).join('')}a torso`,
        );
        const seen: string[] = [];
        for await (const text of readLines(streamOf(bytes, cuts), () => undefined)) seen.push(text);
        // The decoder drops a byte order mark at the very beginning, and there alone.
        expect(seen.join('\n').replace(/^\ufeff/, '')).toBe(
          lines.join('\n').replace(/^\ufeff/, ''),
        );
        expect(seen).toHaveLength(lines.length);
      },
    ),
  );
});

test('every arrival is heard of, and leaving early lets go of the stream', async () => {
  let cancelled = false;
  let chunks = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => controller.enqueue(new TextEncoder().encode('\nnext\n')),
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  for await (const text of readLines(stream, () => (chunks += 1))) if (text === 'next') break;
  expect(chunks).toBe(1);
  expect(cancelled).toBe(true);
});

function streamOf(bytes: Uint8Array, cuts: readonly number[]): ReadableStream<Uint8Array> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      const length = cuts[turn % Math.max(cuts.length, 1)] ?? 3;
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + length));
      at += length;
      turn += 1;
    },
  });
}
