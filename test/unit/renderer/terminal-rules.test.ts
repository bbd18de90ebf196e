import { describe, expect, it } from 'vitest';
import {
  controlTakesEffect,
  escapeTakesEffect,
  isTyped,
  type Parameters,
} from '../../../renderer/output/terminal-rules.ts';

const id = (name: string) => {
  const [, prefix = '', intermediates = '', final = ''] = /^([<-?]?)([ -/]*)(.)$/.exec(name) ?? [];
  return { prefix, intermediates, final };
};
const inPipe = (name: string, ...parameters: Parameters) =>
  controlTakesEffect(id(name), parameters, false);
const inTerminal = (name: string, ...parameters: Parameters) =>
  controlTakesEffect(id(name), parameters, true);

describe('control sequences', () => {
  it.each([
    ['primary attributes', 'c'],
    ['secondary attributes', '>c'],
    ['tertiary attributes', '=c'],
    ['status and position', 'n'],
    ['private status', '?n'],
    ['a mode', '$p'],
    ['a private mode', '?$p'],
    ['the version', '>q'],
    ['the keyboard protocol', '?u'],
    ['parameters', 'x'],
    ['window sizes and titles', 't'],
    ['a checksum', '*y'],
  ])('that ask for %s get no answer anywhere', (_, name) => {
    expect(inPipe(name, 6)).toBe(false);
    expect(inTerminal(name, 6)).toBe(false);
  });

  it('colour text everywhere, and hide it nowhere', () => {
    expect(inPipe('m', 1, 31)).toBe(true);
    expect(inPipe('m', 38, 5, 8)).toBe(true);
    expect(inPipe('m', 38, 2, 8, 8, 8, 48, 5, 8)).toBe(true);
    expect(inPipe('m', 38, [5, 8])).toBe(true);
    expect(inPipe('m', 8)).toBe(false);
    expect(inPipe('m', 1, 38, 5, 8, 8)).toBe(false);
    expect(inTerminal('m', 38, 2, 1, 2, 3, 8)).toBe(false);
  });

  it('leave a pipe its progress bar, and no more', () => {
    for (const name of ['A', 'B', 'C', 'D', 'G', 'K']) expect(inPipe(name, 1)).toBe(true);
    expect(inPipe('J', 0)).toBe(true);
    expect(inPipe('J', 2)).toBe(false);
    for (const name of ['H', 'f', 'L', 'M', 'S', 'T', 'r', 's', 'h', '?J', '!p']) {
      expect(inPipe(name, 1)).toBe(false);
    }
    expect(inPipe('?h', 1049)).toBe(false);
  });

  it('let a terminal draw, and switch only what reports nothing back', () => {
    for (const name of ['H', 'L', 'M', 'S', 'r', 'J']) expect(inTerminal(name, 2)).toBe(true);
    expect(inTerminal('?h', 1049)).toBe(true);
    expect(inTerminal('?l', 25)).toBe(true);
    expect(inTerminal('?h', 1000)).toBe(false);
    expect(inTerminal('?h', 1004)).toBe(false);
    expect(inTerminal('?h', 25, 1003)).toBe(false);
  });

  it('never erase what has scrolled away', () => {
    expect(inTerminal('J', 3)).toBe(false);
  });

  it.each(['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b', ' @', ' A', "'}", "'~"])(
    '%s takes no count that would stop the page',
    (name) => {
      expect(inTerminal(name, 500)).toBe(true);
      expect(inTerminal(name, 501)).toBe(false);
      expect(inTerminal(name, 2 ** 31 - 1)).toBe(false);
    },
  );

  it('that nobody has named have no effect', () => {
    for (const name of ['v', 'z', '<m', '>m', '?m', '$r', '%m']) {
      expect(inPipe(name, 1)).toBe(false);
      expect(inTerminal(name, 1)).toBe(false);
    }
  });
});

describe('escape sequences', () => {
  it('are for terminals, and reset everything nowhere', () => {
    expect(escapeTakesEffect(id('(0'), true)).toBe(true);
    expect(escapeTakesEffect(id('7'), true)).toBe(true);
    for (const name of ['c', '#8', 'n', '%G'])
      expect(escapeTakesEffect(id(name), true)).toBe(false);
    for (const name of ['7', 'M', '(0', 'c'])
      expect(escapeTakesEffect(id(name), false)).toBe(false);
  });
});

describe('isTyped', () => {
  it.each([
    '\x1b[?1;2c',
    '\x1b[>0;276;0c',
    '\x1b[0n',
    '\x1b[24;80R',
    '\x1b[1;80R',
    '\x1b[?1;1R',
    '\x1b[?2004;1$y',
    '\x1b[8;24;80t',
    '\x1b[4;600;800t',
    '\x1b[I',
    '\x1b[O',
    '\x1bP1$r0m\x1b\\',
    '\x1b]10;rgb:ffff/ffff/ffff\x1b\\',
    '\x1b]4;1;rgb:0/0/0\x07',
  ])('does not take the answer %j for a key', (answer) => {
    expect(isTyped(answer)).toBe(false);
  });

  it.each([
    'a',
    'é',
    '\r',
    '\x03',
    '\x04',
    '\x7f',
    '\x1b',
    '\x1b[A',
    '\x1bOP',
    '\x1b[15~',
    '\x1b[1;2R',
    '\x1b[1;5C',
    '\x1b[3~',
    '\x1b[Z',
    '\x1bb',
    '\x1b]',
    '\x1b[200~pasted\x1b[201~',
    'several lines\rof text',
  ])('takes %j for typed', (key) => {
    expect(isTyped(key)).toBe(true);
  });
});
