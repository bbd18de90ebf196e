import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HiddenCount } from '../../../renderer/output/hidden-count.ts';
import { OutputTranslator } from '../../../renderer/output/output-translator.ts';

function hiddenIn(text: string, terminal = false) {
  const count = new HiddenCount();
  count.push(text, terminal);
  return count.hidden;
}

describe('HiddenCount', () => {
  it.each([
    ['a title', '\x1b]0;EVIL\x07'],
    ['a title that ends otherwise', '\x1b]0;EVIL\x1b\\'],
    ['the clipboard', '\x1b]52;c;ZXZpbA==\x07'],
    ['hidden text', '\x1b[8m'],
    ['a question', '\x1b[>0;1c'],
    ['a full reset', '\x1bc'],
    ['a device’s string, a bell in it', '\x1bP$q\x07m\x1b\\'],
    ['a sequence without end', 'a\x1b]0;never'],
    ['one that its line ends', '\x1b]0;never\n'],
    ['one that another begins in', '\x1b[12\x1b[31m'],
    ['one of too many parts', `\x1b[${'1;'.repeat(400)}z`],
  ])('counts %s', (_, text) => {
    expect(hiddenIn(text)).toEqual({ sequences: 1, characters: 0 });
  });

  it('does not count what takes effect', () => {
    expect(hiddenIn('\x1b[1;31mred\x1b[0m \x1b[38:5:8m \x1b[2K\r\t\n')).toEqual({
      sequences: 0,
      characters: 0,
    });
    expect(hiddenIn('\x1b[?1049h\x1b(0').sequences).toBe(2);
    expect(hiddenIn('\x1b[?1049h\x1b(0', true).sequences).toBe(0);
  });

  it('counts links by both of their ends', () => {
    expect(hiddenIn('\x1b]8;;http://evil.example/\x07click\x1b]8;;\x07').sequences).toBe(2);
  });

  it('counts characters that show nothing, and no joiners', () => {
    expect(hiddenIn('a\0b\x07c\u200bd\ufeffe\u{e0041}').characters).toBe(5);
    expect(hiddenIn('👩\u200d🚀 ❤\ufe0f').characters).toBe(0);
  });

  it('counts the same wherever the text is cut', () => {
    const parts = [
      '\x1b',
      '[',
      '8',
      'm',
      ']',
      ';',
      '\x07',
      '\\',
      'P',
      '\n',
      '\x18',
      'a',
      '\u{e0041}',
    ];
    assert(
      property(
        string({ unit: 'grapheme', maxLength: 3 }),
        string({ maxLength: 60 }),
        (other, seed) => {
          const text = Array.from(seed)
            .map((each) => parts[each.charCodeAt(0) % parts.length] ?? other)
            .join('');
          const count = new HiddenCount();
          for (const character of text) count.push(character, false);
          expect(count.hidden).toEqual(hiddenIn(text));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('OutputTranslator', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('counts what left nothing to be seen, and what the other stream cut off', () => {
    const translator = new OutputTranslator();
    translator.output('stdout', bytes('\x1b]0;never ended'), false);
    translator.output('stderr', bytes('oh \x1b[8mhidden'), false);
    expect(translator.hidden).toEqual({ sequences: 2, characters: 0 });
  });

  it('piles only so many marks on one character, wherever they are cut', () => {
    const translator = new OutputTranslator();
    let shown = '';
    for (let count = 0; count < 50; count += 1) {
      shown += translator.output('stdout', bytes(count === 0 ? 'Z' : '\u0301'.repeat(3)), false);
    }
    expect(shown).toBe(`Z${'\u0301'.repeat(8)}`);
    expect(translator.hidden.characters).toBe(49 * 3 - 8);
    expect(translator.output('stdout', bytes('e\u0301 नमस्ते'), false)).toBe('e\u0301 नमस्ते');
  });
});
