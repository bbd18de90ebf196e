import { assert, integer, property, string } from 'fast-check';
import { expect, it } from 'vitest';
import { inputPieces } from '../../../renderer/run/input-pieces.ts';

it('cuts a text into short pieces, and no character in two', () => {
  assert(
    property(string({ unit: 'grapheme' }), integer({ min: 2, max: 9 }), (text, longest) => {
      const pieces = inputPieces(text, longest);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(longest);
        expect(new TextDecoder().decode(new TextEncoder().encode(piece))).toBe(piece);
      }
    }),
  );
});

it('leaves a short text whole, and sends nothing for nothing', () => {
  expect(inputPieces('hello\n')).toEqual(['hello\n']);
  expect(inputPieces('')).toEqual([]);
});
