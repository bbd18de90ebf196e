import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../../shared/printable.ts';

describe('what others wrote', () => {
  test.each([
    ['plain', 'plain'],
    ['two\nlines', 'two lines'],
    ['two\u2028lines', 'two lines'],
    ['\u001b]52;c;aGk=\u0007', ']52;c;aGk='],
    ['\u001b[2J\u001b[Hgone', '[2J [Hgone'],
    ['a\u009b31mb', 'a 31mb'],
    ['bell\u0007 and \u007fdelete', 'bell  and  delete'],
    ['  \r\n ', ''],
  ])('%j is shown as %j: a terminal obeys none of it', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each([
    ['admin\u202enimda', 'admin<U+202E>nimda'],
    ['\u061ca\u200eb\u200fc', '<U+061C>a<U+200E>b<U+200F>c'],
    ['\u202a\u202b\u202c\u202d', '<U+202A><U+202B><U+202C><U+202D>'],
    ['\u2066\u2067\u2068\u2069', '<U+2066><U+2067><U+2068><U+2069>'],
    ['run\u200bc ru\u200cnc ru\u200dnc', 'run<U+200B>c ru<U+200C>nc ru<U+200D>nc'],
    ['run\u2060c \ufeffrunc\ufeff', 'run<U+2060>c <U+FEFF>runc<U+FEFF>'],
    ['ru\u00adnc \u3164 \u180e \ufff9', 'ru<U+00AD>nc <U+3164> <U+180E> <U+FFF9>'],
    ['a\u{e0041}\ufe0f', 'a<U+E0041><U+FE0F>'],
    ['\u200d🧤\u200d', '<U+200D>🧤<U+200D>'],
  ])('%j is shown as %j: what deceives can be seen', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each([
    ['naïve 🧤'],
    ['e\u0301'],
    ['حاوية مقيّدة \u0660'],
    ['می\u200cخواهم'],
    ['क्\u200dष'],
    ['👩🏽\u200d💻 👨\u200d👩\u200d👧 ❤️\u200d🔥 ☎️ 1️⃣'],
  ])('%j stands as it was written', (text) => {
    expect(printable(text)).toBe(text);
  });

  test('is one line in which nothing is obeyed or turned around, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      }),
      { numRuns: 200 },
    );
  });
});
