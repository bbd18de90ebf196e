import { describe, expect, test } from 'vitest';
import { parseCommand, parseLevels, usage } from '../../../electron/command-line/arguments.ts';
import { badInput, refusalOf } from '../support/refusal.ts';

const OPTIONS = {
  language: { type: 'string' },
  set: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

describe('the words of a command', () => {
  test('become options and files, in any order', () => {
    const { values, positionals } = parseCommand(
      [
        'a.py',
        '--set',
        'network=internet',
        '--json',
        'b.py',
        '--set=memory=64',
        '--language',
        'python',
      ],
      OPTIONS,
    );
    expect(values).toEqual({
      set: ['network=internet', 'memory=64'],
      json: true,
      language: 'python',
    });
    expect(positionals).toEqual(['a.py', 'b.py']);
  });

  test('behind two dashes are files, whatever they begin with', () => {
    expect(parseCommand(['--', '-rf', '--json'], OPTIONS).positionals).toEqual(['-rf', '--json']);
  });

  test('do not change the list that they were given in', () => {
    const words = Object.freeze(['a.py', '--json']);
    expect(parseCommand(words, OPTIONS).values.json).toBe(true);
  });

  test.each([
    [['--privileged'], '--privileged'],
    [['-v', '/:/host'], '-v'],
    [['--language'], 'language'],
    [['--json=yes'], 'json'],
    [['--__proto__=x'], '__proto__'],
    [['--constructor'], 'constructor'],
  ])('%j are refused, and the word is named', (words, named) => {
    const refused = refusalOf(() => parseCommand(words, OPTIONS));
    expect(refused).toEqual(badInput(named));
    expect(refused?.sentence).not.toContain('\n');
    expect(refused?.sentence).toContain('“glovebox help” shows the commands.');
  });
});

describe('LAYER=LEVEL', () => {
  test.each<[string[], Record<string, string>]>([
    [[], {}],
    [['network=internet'], { network: 'internet' }],
    [['network=internet', 'memory=64'], { network: 'internet', memory: '64' }],
    [['memory=64', 'memory=128'], { memory: '128' }],
    [['a=b=c'], { a: 'b=c' }],
    [['a= '], { a: ' ' }],
  ])('%j', (words, levels) => {
    expect(parseLevels(words)).toEqual(levels);
  });

  test.each(['', '=', 'network', 'network=', '=none', 'network none'])('%j is none', (word) => {
    expect(refusalOf(() => parseLevels([word]))).toEqual(badInput(`“${word}”`));
  });

  test('a layer called __proto__ is kept for whoever says that there is none', () => {
    const levels = parseLevels(['__proto__=off', 'constructor=off']);
    expect(Object.keys(levels)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(levels)).toBe(Object.prototype);
  });
});

test('a usage error ends in one full stop', () => {
  expect(usage('No').message).toBe('No. “glovebox help” shows the commands.');
  expect(usage('No?').message).toBe('No? “glovebox help” shows the commands.');
});
