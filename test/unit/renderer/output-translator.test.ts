import { array, assert, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANCEL, readable } from './readable.ts';
import { OutputTranslator } from '../../../renderer/output/output-translator.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('OutputTranslator', () => {
  it('ends lines for the screen, unless a terminal has done so', () => {
    expect(readable(new OutputTranslator().output('stdout', bytes('a\nb\n'), false))).toBe(
      'a\r\nb\r\n',
    );
    expect(readable(new OutputTranslator().output('stdout', bytes('a\r\n'), true))).toBe('a\r\n');
  });

  it('keeps characters whole that are split between pieces, whatever comes in between', () => {
    assert(
      property(string({ unit: 'grapheme' }), array(nat(20)), (text, cuts) => {
        const translator = new OutputTranslator();
        const all = bytes(text);
        let from = 0;
        let shown = '';
        for (const length of [...cuts, all.length]) {
          const piece = all.subarray(from, from + length);
          from += piece.length;
          shown += translator.output('stdout', piece, true);
          readable(translator.output('stderr', bytes('!'), true));
        }
        const expected = readable(new OutputTranslator().output('stdout', all, true));
        expect(readable(shown)).toBe(expected);
      }),
    );
  });

  it('shows what is no UTF-8 as replaced, and goes on', () => {
    const shown = new OutputTranslator().output('stdout', Uint8Array.of(0xff, 0x41), false);
    expect(shown).toBe('\ufffdA');
  });

  it('marks standard error by slant and colour, and gives each stream its own colours back', () => {
    const translator = new OutputTranslator();
    expect(translator.output('stdout', bytes('\x1b[31mred'), false)).toBe('\x1b[31mred');
    expect(translator.output('stderr', bytes('oh'), false)).toBe('\x18\x1b[0m\x1b[3;38;5;253moh');
    expect(translator.output('stdout', bytes('more'), false)).toBe('\x18\x1b[0m\x1b[31mmore');
    translator.output('stdout', bytes('\x1b[m'), false);
    translator.output('stderr', bytes('oh'), false);
    expect(translator.output('stdout', bytes('plain'), false)).toBe('\x18\x1b[0mplain');
  });

  it('remembers no more colours than can matter', () => {
    const translator = new OutputTranslator();
    translator.output('stdout', bytes('\x1b[1m'.repeat(100_000)), false);
    translator.output('stderr', bytes('x'), false);
    expect(translator.output('stdout', bytes('y'), false).length).toBeLessThan(200);
  });

  it('shows what turns the reading direction around, and hidden sequence starters, as text', () => {
    const shown = new OutputTranslator().output(
      'stdout',
      bytes('a\u202eb\u2066c\u200fd\u061ce\u009b31mf'),
      false,
    );
    expect(shown).toBe('a<U+202E>b<U+2066>c<U+200F>d<U+061C>e<U+009B>31mf');
  });

  it.each([true, false])('lets no sequence reach past its line (terminal: %s)', (terminal) => {
    const shown = new OutputTranslator().output('stdout', bytes('\x1b]0;open\nseen'), terminal);
    expect(shown.endsWith(`open${CANCEL}${terminal ? '' : '\r'}\nseen`)).toBe(true);
  });

  it('ends whatever sequence is open before words of its own', () => {
    const translator = new OutputTranslator();
    translator.output('stdout', bytes('\x1b]0;never ended'), false);
    expect(translator.typed('hello').startsWith(CANCEL)).toBe(true);
    expect(translator.heading('Program').startsWith(CANCEL)).toBe(true);
  });

  it('shows typed lines as text, without the sequences in them', () => {
    const typed = new OutputTranslator().typed('a\u202eb');
    expect(readable(typed)).toBe('› a<U+202E>b\r\n');
  });

  it('puts a heading on a line of its own, without an empty one above', () => {
    const translator = new OutputTranslator();
    expect(readable(translator.heading('Compiler'))).toBe('Compiler\r\n');
    translator.output('stderr', bytes('warning'), false);
    expect(readable(translator.heading('Program'))).toBe('\r\nProgram\r\n');
  });
});
