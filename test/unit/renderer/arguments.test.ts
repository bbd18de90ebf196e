import { array, assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitArguments } from '../../../renderer/run/arguments.ts';

const words = (line: string) => {
  const split = splitArguments(line);
  return split.ok ? split.words : split.sentence;
};

describe('splitArguments', () => {
  it.each([
    ['', []],
    ['   ', []],
    ['one two', ['one', 'two']],
    ['  one\ttwo  ', ['one', 'two']],
    ["'one two' three", ['one two', 'three']],
    ['"one two"three', ['one twothree']],
    ["''", ['']],
    ['""', ['']],
    ['--name="Ada Lovelace"', ['--name=Ada Lovelace']],
    [String.raw`"a \"b\" \\ \n"`, [String.raw`a "b" \ \n`]],
    [String.raw`'a\b'`, [String.raw`a\b`]],
    [String.raw`a\ b`, ['a b']],
    ['$HOME * ~ `id` ; rm', ['$HOME', '*', '~', '`id`', ';', 'rm']],
    ['-n ', ['-n']],
  ])('%j gives %j', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  it.each([
    ["one 'two", /single quote/],
    ['one "two', /double quote/],
    [String.raw`one "two\"`, /double quote/],
    ['one \\', /backslash/],
  ])('%j is refused with what is wrong', (line, sentence) => {
    expect(words(line)).toMatch(sentence);
  });

  it('gives back every word that was quoted', () => {
    assert(
      property(array(string({ unit: 'binary' })), (given) => {
        const line = given.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
        expect(words(line)).toEqual(given);
      }),
    );
  });

  it('ends, and refuses or splits, whatever is typed', () => {
    assert(
      property(string(), (line) => {
        const split = splitArguments(line);
        expect(split.ok ? split.words.length : split.sentence.length).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
