/**
 * Where the compiler was warmed and the program's runtime has been waiting, both say and do exactly
 * what they would in a fresh start: parked against cold, field by field.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../../../shared/run-result.ts';
import { Bench } from '../harness.ts';
import { AWKWARD_CSHARP, LOOKING_CSHARP } from './compiled-csharp.ts';
import { AWKWARD_JAVA, LOOKING_JAVA } from './compiled-java.ts';
import { AWKWARD_NATIVE } from './compiled-native.ts';
import type { CompiledProgram } from './compiled-program.ts';
import { looksOf } from './look.ts';
import { Pairs, type AskedPair } from './pairs.ts';

const bench = new Bench();
const pairs = new Pairs(bench);
afterAll(() => bench.close());

/** Language, its usual file name, programs. */
type Awkward = readonly [string, string, readonly CompiledProgram[]];

const TERMINAL = { columns: 101, rows: 29 };

describe.each([
  ['java', 'Main.java', LOOKING_JAVA],
  ['csharp', 'Program.cs', LOOKING_CSHARP],
])('%s', (language, name, looking) => {
  test.each([
    ['pipes', { arguments: ['a', '', 'ö'] }],
    ['a terminal', { terminal: TERMINAL }],
  ])('a program sees the same, with %s', async (_streams, more) => {
    const asked: AskedPair = { language, files: [{ name, text: looking }], ...more };
    const cold = await pairs.cold(asked);
    const parked = await pairs.parked(asked);
    const looks = looksOf(cold.stdout);
    // That it did look: an empty answer would be the same twice as well.
    expect(Object.keys(looks).length, cold.stderr).toBeGreaterThan(25);
    expect(looksOf(parked.stdout)).toEqual(looks);
    expect(parked.stdout).not.toMatch(/GLOVEBOX_GATE|LD_PRELOAD=/);
    expect(endOf(parked)).toEqual(endOf(cold));
  });
});

const AWKWARD: readonly Awkward[] = [
  ['java', 'Main.java', AWKWARD_JAVA],
  ['csharp', 'Program.cs', AWKWARD_CSHARP],
  ...AWKWARD_NATIVE,
];

describe.each(AWKWARD)(
  'what comes out of %s is the same, of a program that',
  (language, name, awkward) => {
    test.each(awkward)('%s', async (_does, { text, input = '', words = [] }) => {
      const asked = { language, files: [{ name, text }], input, arguments: words };
      const both = [pairs.cold(asked), pairs.parked(asked, { waitMs: 0 })] as const;
      const [cold, parked] = await Promise.all(both);
      expect(cold.stages[0]?.name).toBe('compile');
      expect(withoutAddresses(parked.stdout)).toBe(withoutAddresses(cold.stdout));
      expect(endOf(parked)).toEqual(endOf(cold));
    });
  },
);

/** How a run ended, and what was said on the way there, without what is measured. */
function endOf({ verdict, stderr, stages }: RunResult) {
  const compiler = stages.filter((stage) => stage.name === 'compile');
  return {
    verdict,
    stderr: withoutAddresses(stderr),
    stages: stages.map((stage) => [stage.name, stage.exitCode]),
    compiler: compiler.map(({ stdout, stderr: said }) => [stdout, withoutTemporaryNames(said)]),
  };
}

/** What lies where in memory is never the same twice. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/0x[0-9a-f]+/g, '0x…');
}

/** GCC's object files, which the linker names. */
function withoutTemporaryNames(text: string): string {
  return text.replaceAll(/\/tmp\/cc\w+\.o/g, '/tmp/cc….o');
}
