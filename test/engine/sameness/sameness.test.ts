/**
 * A program sees exactly what it would see in a fresh start, and a person sees
 * exactly what it would print there: parked against cold, field by field.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { RunResult } from '../../../shared/run-result.ts';
import { Bench } from '../harness.ts';
import { AWKWARD } from './awkward.ts';
import { ageOf, looksOf, withoutLastZeros } from './look.ts';
import { BASH, COMMON_JS, LUA, MODULE_JS, PERL, PHP, PYTHON, RUBY } from './looking.ts';
import { Pairs, WAIT_MS, type AskedPair } from './pairs.ts';

const bench = new Bench();
const pairs = new Pairs(bench);
afterAll(() => bench.close());

const TERMINAL = { columns: 101, rows: 29 };

const LOOKING: readonly (readonly [string, string, string, string])[] = [
  ['Python', 'python', 'main.py', PYTHON],
  ['JavaScript', 'javascript', 'main.js', COMMON_JS],
  ['a JavaScript module', 'javascript', 'main.mjs', MODULE_JS],
  ['TypeScript', 'typescript', 'main.ts', MODULE_JS],
  ['Ruby', 'ruby', 'main.rb', RUBY],
  ['PHP', 'php', 'main.php', PHP],
  ['Perl', 'perl', 'main.pl', PERL],
  ['Lua', 'lua', 'main.lua', LUA],
  ['Bash', 'bash', 'main.sh', BASH],
];

describe('what a program can look at is the same, parked and cold', () => {
  test.each(LOOKING)('%s', async (_name, language, name, text) => {
    const asked: AskedPair = { language, files: [{ name, text }], arguments: ['a', '', 'ö'] };
    await expectSameLooks(asked);
  });

  test.each(LOOKING)('%s, in a terminal', async (_name, language, name, text) => {
    const asked: AskedPair = { language, files: [{ name, text }], terminal: TERMINAL };
    await expectSameLooks(asked);
  });

  test('also as root with Docker’s own capabilities', async () => {
    const set = { user: 'root', capabilities: 'docker-default', filesystem: 'writable' };
    await expectSameLooks({ language: 'python', files: [{ name: 'main.py', text: PYTHON }], set });
  });

  test('also under the strict system-call filter', async () => {
    const set = { seccomp: 'strict' };
    const python = { language: 'python', files: [{ name: 'main.py', text: PYTHON }], set };
    const javascript = {
      language: 'javascript',
      files: [{ name: 'main.js', text: COMMON_JS }],
      set,
    };
    await expectSameLooks(python, withoutLastZeros);
    await expectSameLooks(javascript, withoutLastZeros);
  });
});

async function expectSameLooks(
  asked: AskedPair,
  but: (looks: Record<string, string>) => Record<string, string> = (looks) => looks,
): Promise<void> {
  const cold = await pairs.cold(asked);
  const parked = await pairs.parked(asked);
  const looks = but(looksOf(cold.stdout));
  // That it did look: an empty answer would be the same twice as well.
  expect(Object.keys(looks).length, cold.stderr).toBeGreaterThan(15);
  expect(but(looksOf(parked.stdout))).toEqual(looks);
  // That it is the one that waited, and not another started in its place.
  expect(ageOf(parked.stdout)).toBeGreaterThan(WAIT_MS / 1000 - 0.1);
  expect(parked.stdout).not.toMatch(/GLOVEBOX_GATE|LD_PRELOAD|:63\b/);
  expect(outcomeOf(parked)).toEqual(outcomeOf(cold));
}

for (const [language, programs] of Object.entries(AWKWARD)) {
  describe(`what comes out of ${language} is the same, parked and cold`, () => {
    test.each(programs.map(asProgram))('that $name', async ({ text, more }) => {
      const { untitled } = bench.core.languages.find(({ id }) => id === language) ?? {};
      const { beside = [], ...rest } = more;
      const asked = { language, ...rest, files: [{ name: untitled ?? '', text }, ...beside] };
      const cold = pairs.cold(asked);
      const parked = pairs.parked(asked, { waitMs: 0 });
      const [one, other] = await Promise.all([cold, parked]);
      expect({ ...outcomeOf(other), stdout: other.stdout }).toEqual({
        ...outcomeOf(one),
        stdout: one.stdout,
      });
    });
  });
}

function asProgram([name, text, more = {}]: (typeof AWKWARD)[string][number]) {
  return { name, text, more };
}

/** What a run comes to, without what is measured. */
function outcomeOf({ verdict, stderr, stages, truncated }: RunResult) {
  return {
    verdict,
    stderr: stderr.replaceAll(/\b0x[0-9a-f]+/g, '0x…'),
    truncated,
    stages: stages.map((stage) => [stage.name, stage.exitCode]),
    compiler: stages.flatMap((stage) =>
      stage.name === 'compile' ? [stage.stdout, stage.stderr] : [],
    ),
  };
}
