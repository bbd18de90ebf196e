import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameError, StreamFrameParser } from '../../../../electron/engine/docker/stream-frames.ts';
import type { OutputSlice } from '../../../../electron/engine/container-engine.ts';
import { cutAt, cuts, joined } from '../../support/cutting.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** A frame as the Engine API's documentation draws it. */
function frame(kind: number, payload: Uint8Array): Uint8Array {
  const header = Buffer.alloc(8);
  header[0] = kind;
  header.writeUInt32BE(payload.length, 4);
  return joined([header, payload]);
}

function parse(chunks: readonly Uint8Array[]): {
  slices: OutputSlice[];
  parser: StreamFrameParser;
} {
  const parser = new StreamFrameParser();
  const slices: OutputSlice[] = [];
  for (const chunk of chunks) slices.push(...parser.push(chunk));
  return { slices, parser };
}

/** What arrived, neighbours on one stream put together: how it was cut is nobody's concern. */
function runsOf(slices: readonly OutputSlice[]): { stream: string; bytes: string }[] {
  const runs: { stream: string; bytes: string }[] = [];
  for (const { stream, bytes } of slices) {
    const last = runs.at(-1);
    const more = Buffer.from(bytes).toString('hex');
    if (last?.stream === stream) last.bytes += more;
    else if (more !== '') runs.push({ stream, bytes: more });
  }
  return runs;
}

const anyFrames = fc.array(
  fc.record({
    kind: fc.constantFrom(STDIN, STDOUT, STDERR),
    payload: fc.uint8Array({ maxLength: 300 }),
  }),
  { maxLength: 30 },
);

describe('frames', () => {
  test('come out whole and in order, however the stream is cut', () => {
    fc.assert(
      fc.property(anyFrames, cuts, (frames, shares) => {
        const stream = joined(frames.map(({ kind, payload }) => frame(kind, payload)));
        const { slices, parser } = parse(cutAt(stream, shares));
        const sent = frames.map(({ kind, payload }) => ({
          stream: kind === STDERR ? ('stderr' as const) : ('stdout' as const),
          bytes: payload,
        }));
        expect(runsOf(slices)).toEqual(runsOf(sent));
        expect(parser.isBetweenFrames).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('come out whole when every byte arrives alone', () => {
    const stream = joined([
      frame(STDOUT, Buffer.from('one')),
      frame(STDERR, Buffer.from('')),
      frame(STDIN, Buffer.from('two')),
      frame(STDERR, Buffer.from('three')),
    ]);
    const { slices } = parse(Array.from(stream, (byte) => Uint8Array.of(byte)));
    expect(runsOf(slices)).toEqual([
      { stream: 'stdout', bytes: Buffer.from('onetwo').toString('hex') },
      { stream: 'stderr', bytes: Buffer.from('three').toString('hex') },
    ]);
  });

  test('show their payload as it comes, without waiting for the frame’s end', () => {
    const whole = frame(STDOUT, new Uint8Array(1000));
    const { slices, parser } = parse([whole.subarray(0, 9)]);
    expect(slices.map(({ bytes }) => bytes.length)).toEqual([1]);
    expect(parser.isBetweenFrames).toBe(false);
  });

  test('that end in the middle of a header are not whole', () => {
    expect(parse([frame(STDOUT, new Uint8Array(3)).subarray(0, 7)]).parser.isBetweenFrames).toBe(
      false,
    );
  });

  test('have a payload of up to four gibibytes by their header', () => {
    const header = Uint8Array.of(1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff);
    const { slices } = parse([header, new Uint8Array(70_000)]);
    expect(slices.map(({ bytes }) => bytes.length)).toEqual([70_000]);
  });

  test('are views into the chunk: nothing is copied or kept', () => {
    const chunk = frame(STDOUT, Buffer.from('payload'));
    const [slice] = parse([chunk]).slices;
    expect(slice?.bytes.buffer).toBe(chunk.buffer);
  });
});

describe('a header that the interface does not know ends the parsing', () => {
  test.each([
    ['a fourth stream', [3, 0, 0, 0, 0, 0, 0, 1]],
    ['a terminal’s unframed text', [...Buffer.from('$ ls -la')]],
    ['a byte where a zero belongs', [1, 0, 7, 0, 0, 0, 0, 1]],
    ['the last zero set', [2, 0, 0, 1, 0, 0, 0, 1]],
  ])('%s', (_name, header) => {
    expect(() => parse([Uint8Array.from(header)])).toThrow(FrameError);
  });

  test('after good frames, which have come out before', () => {
    const parser = new StreamFrameParser();
    const bad = Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0);
    const slices: OutputSlice[] = [];
    expect(() => {
      for (const slice of parser.push(joined([frame(STDOUT, Buffer.from('kept')), bad]))) {
        slices.push(slice);
      }
    }).toThrow(FrameError);
    expect(runsOf(slices)).toEqual([
      { stream: 'stdout', bytes: Buffer.from('kept').toString('hex') },
    ]);
  });
});

/** A chunk that counts how many of its bytes are looked at through views and copies. */
class Counted extends Uint8Array {
  static bytes = 0;

  override subarray(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
    const view = super.subarray(begin, end);
    Counted.bytes += view.length;
    return view;
  }

  override slice(begin?: number, end?: number): Uint8Array<ArrayBuffer> {
    const copy = super.slice(begin, end);
    Counted.bytes += copy.length;
    return copy;
  }
}

describe('the cost is linear in what arrives', () => {
  test('100,000 frames of one byte in one chunk: each byte is looked at once', () => {
    const one = frame(STDOUT, Uint8Array.of(120));
    const chunk = new Counted(joined(Array.from({ length: 100_000 }, () => one)));
    Counted.bytes = 0;
    expect(parse([chunk]).slices).toHaveLength(100_000);
    expect(Counted.bytes).toBe(chunk.length);
  });

  test('one frame of 16 MB in chunks of 64 bytes', () => {
    const milliseconds = (size: number): number => {
      const header = Buffer.alloc(8);
      header[0] = STDOUT;
      header.writeUInt32BE(size, 4);
      const began = performance.now();
      const parser = new StreamFrameParser();
      expect([...parser.push(header)]).toEqual([]);
      const chunk = new Uint8Array(64);
      let bytes = 0;
      for (let at = 0; at < size; at += chunk.length) {
        for (const slice of parser.push(chunk)) bytes += slice.bytes.length;
      }
      expect(bytes).toBe(size);
      return performance.now() - began;
    };
    // Gathering the frame would copy 16 MB a quarter of a million times: hours, not tenths of a second.
    const small = milliseconds(1024 * 1024);
    expect(milliseconds(16 * 1024 * 1024)).toBeLessThan(100 * small + 1000);
  });
});
