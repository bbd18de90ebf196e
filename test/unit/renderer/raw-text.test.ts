import { describe, expect, it } from 'vitest';
import { plainText } from '../../../renderer/output/plain-text.ts';
import { rawText } from '../../../renderer/output/raw/raw-text.ts';
import type { KeptOutput, OutputPiece } from '../../../shared/history.ts';

const piece = (
  text: string,
  stream: OutputPiece['stream'] = 'stdout',
  stage: OutputPiece['stage'] = 'run',
): OutputPiece => ({ stage, stream, bytes: new TextEncoder().encode(text) });

const kept = (
  beginning: readonly OutputPiece[],
  omittedBytes = 0,
  end: readonly OutputPiece[] = [],
): KeptOutput => ({ beginning, omittedBytes, end });

describe('rawText', () => {
  it('marks what came on standard error, a stretch at a time', () => {
    const { text, marks } = rawText(
      kept([piece('out\n'), piece('er', 'stderr'), piece('ror\n', 'stderr'), piece('\x1b[0m')]),
      1000,
    );
    expect(text).toBe('out\nerror\n\\x1b[0m');
    expect(marks).toEqual([{ kind: 'stderr', from: 4, to: 10 }]);
  });

  it('keeps a character whole that the other stream comes in between of', () => {
    const euro = new TextEncoder().encode('€');
    const cut = [
      { ...piece(''), bytes: euro.subarray(0, 1) },
      piece('!', 'stderr'),
      { ...piece(''), bytes: euro.subarray(1) },
    ];
    expect(rawText(kept(cut), 1000).text).toBe('!€');
  });

  it('names the stages where there are two', () => {
    const { text, marks } = rawText(
      kept([piece('warning', 'stderr', 'compile'), piece('1')]),
      1000,
    );
    expect(text).toBe('── Compiler ──\nwarning\n── Program ──\n1');
    expect(marks.map(({ kind }) => kind)).toEqual(['note', 'stderr', 'note']);
  });

  it('shows both ends of what is long, and says how much lies between', () => {
    const long = rawText(kept([piece('a'.repeat(30))]), 10).text;
    expect(long).toBe(`${'a'.repeat(10)}\n── 10 bytes between are not shown ──\n${'a'.repeat(10)}`);
    expect(rawText(kept([piece('a'.repeat(20))]), 10).text).toBe('a'.repeat(20));
    const cut = rawText(kept([piece('a'.repeat(12))], 100, [piece('b'.repeat(15))]), 10).text;
    expect(cut).toBe(`${'a'.repeat(10)}\n── 107 bytes between are not shown ──\n${'b'.repeat(10)}`);
  });
});

describe('plainText', () => {
  it('is what was printed, without sequences and controls', () => {
    const text =
      'a\x1b[31mred\x1b[0m\x1b]8;;http://evil.example/\x07link\x1b]8;;\x1b\\\r\n50%\r100%\n\0\x07z\x1b';
    expect(plainText(kept([piece(text)]))).toBe('aredlink\n50%\n100%\nz');
    expect(plainText(kept([piece('\x1b]0;never ended\nseen')]))).toBe('\nseen');
  });

  it('says at its place what is not kept', () => {
    expect(plainText(kept([piece('a')], 2048, [piece('b')]))).toBe(
      'a\n[2.0 KiB between are not kept]\nb',
    );
  });
});
