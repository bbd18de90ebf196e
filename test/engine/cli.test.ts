/** The command line: its statuses, its JSON, its errors, as scripts rely on them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LAYERS } from '../../shared/layers/index.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { command, startCommand } from './command-line.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-cli-'));
const env = { GLOVEBOX_DATA: path.join(folder, 'data') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
/** Writes a file under a folder of its own, so that every name can be used again. */
function write(name: string, content: string | Uint8Array): string {
  files += 1;
  const own = path.join(folder, String(files));
  mkdirSync(own);
  const file = path.join(own, name);
  writeFileSync(file, content);
  return file;
}

const run = (...words: string[]): ReturnType<typeof command> => command(['run', ...words], env);

describe('statuses', () => {
  test.each([
    { what: 'finished', name: 'a.py', text: 'print("x")', words: [], status: 0 },
    { what: 'its own exit code', name: 'a.py', text: 'raise SystemExit(7)', words: [], status: 7 },
    {
      what: '128 and the signal',
      name: 'a.py',
      text: 'import os; os.kill(os.getpid(), 11)',
      words: [],
      status: 139,
    },
    {
      what: 'deadline',
      name: 'a.py',
      text: 'while True: pass',
      words: ['--deadline', '1'],
      status: 124,
    },
    {
      what: 'out of memory',
      name: 'a.py',
      text: 'x = []\nwhile True: x.append(bytearray(10**7))',
      words: ['--set', 'memory=64'],
      status: 137,
    },
    {
      what: 'output limit',
      name: 'a.py',
      text: 'while True: print("x" * 1000)',
      words: ['--set', 'output=8'],
      status: 125,
    },
    { what: 'compile failed', name: 'a.c', text: 'int main(', words: [], status: 65 },
    {
      what: 'consent missing',
      name: 'a.py',
      text: 'print(1)',
      words: ['--set', 'seccomp=off'],
      status: 77,
    },
    {
      what: 'consent given',
      name: 'a.py',
      text: 'print(1)',
      words: ['--set', 'seccomp=off', '--allow-weakening'],
      status: 0,
    },
  ])('$what: $status', async ({ name, text, words, status }) => {
    expect((await run(write(name, text), ...words)).status).toBe(status);
  });
});

describe('unusable arguments and files: 64, a sentence, nothing run', () => {
  const good = write('good.py', 'print(1)');
  test.each([
    { words: [], says: 'at least one FILE' },
    { words: [path.join(folder, 'missing.py')], says: 'There is no file' },
    { words: [folder], says: 'is a folder' },
    { words: [write('large.py', 'x'.repeat(1024 * 1024 + 1))], says: 'larger than 1 MiB' },
    { words: [write('nul.py', 'a\0b')], says: 'NUL bytes' },
    { words: [write('latin.py', Buffer.from([0x23, 0xe9]))], says: 'not UTF-8' },
    { words: [write('surrogate.py', Buffer.from([0x23, 0xed, 0xa0, 0x80]))], says: 'not UTF-8' },
    { words: [write('line\nbreak.py', 'print(1)')], says: 'line break' },
    { words: [write('program.zig', '')], says: 'python (.py)' },
    { words: [good, write('good.py', '')], says: 'Two files' },
    { words: [good, '--language', 'cobol'], says: 'Languages: python' },
    { words: [good, '--preset', 'soft'], says: 'Presets: sealed, hardened' },
    { words: [good, '--set', 'wall=high'], says: 'Layers: runtime' },
    { words: [good, '--set', 'network=lan'], says: 'Levels: none, internet' },
    { words: [good, '--set', 'processes=4'], says: '8 to 512 processes' },
    { words: [good, '--set', 'memory=1e9'], says: 'no size for memory' },
    { words: [good, '--set', '__proto__=1'], says: 'no layer' },
    { words: [good, '--set', 'network'], says: 'LAYER=LEVEL' },
    { words: [good, '--deadline', '0'], says: '1 to 600 seconds' },
    { words: [good, '--privileged'], says: 'privileged' },
    { words: [good, '--stdin', path.join(folder, 'none')], says: 'cannot be read' },
  ])('$says', async ({ words, says }) => {
    const { status, stderr, stdout } = await run(...words);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    const json = await run(...words, '--json');
    expect(json.status).toBe(64);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'bad-input' } });
  });
});

test.each(['two words.py', "it's.py", '-dash.py', '..py', 'é漢.py', 'a..b.py'])(
  'a file called %s runs',
  async (name) => {
    const { status, stdout } = await run(write(name, 'import sys; print(sys.argv[0])'));
    expect({ status, stdout }).toEqual({ status: 0, stdout: `./${name}\n` });
  },
);

test('line ends of another system reach the program as they are', async () => {
  const { stdout } = await run(write('crlf.py', 'print(len("""a\r\nb"""))\r\nprint("c")\r\n'));
  // Python itself reads CRLF as one line end.
  expect(stdout).toBe('3\nc\n');
});

test('streams pass through untouched, the verdict goes to standard error in one line', async () => {
  const source =
    'import sys\nsys.stdout.buffer.write(bytes(range(256)))\nprint("err", file=sys.stderr)';
  const { stdout, stderr } = await run(write('raw.py', source));
  expect(stdout.startsWith('\u0000\u0001')).toBe(true);
  expect(stderr.split('\n').filter((line) => line.startsWith('glovebox: finished'))).toHaveLength(
    1,
  );
  expect(stderr).toContain('err\n');
});

test('standard input: a file, a pipe, or nothing', async () => {
  const program = write('reads.py', 'import sys; print(repr(sys.stdin.read()))');
  const piped = await command(['run', program, '--stdin', '-'], env, 'piped');
  const filed = await run(program, '--stdin', write('input.txt', 'filed'));
  const none = await command(['run', program], env, 'not passed on');
  expect([piped.stdout, filed.stdout, none.stdout]).toEqual(["'piped'\n", "'filed'\n", "''\n"]);
});

test('arguments, companions and a terminal', async () => {
  const main = write(
    'main.py',
    'import sys, helper; print(helper.word, sys.argv[1:], sys.stdout.isatty())',
  );
  const helper = write('helper.py', 'word = "glove"');
  const { stdout } = await run(main, helper, '--arg=--json', '--arg', 'b c', '--tty');
  expect(stdout.trim()).toBe("glove ['--json', 'b c'] True");
});

test('a reader that goes away ends the run', async () => {
  const { child, ended, until } = startCommand(
    ['run', write('yes.py', 'while True: print("y", flush=True)'), '--deadline', '60'],
    env,
  );
  await until('y\ny\n');
  child.stdout?.destroy();
  expect((await ended).status).toBe(130);
});

test('--json prints one object, whole, and nothing else', async () => {
  const { stdout, status } = await run(
    write(
      'prog.c',
      '#include <stdio.h>\nint main(void) { puts("out"); fputs("err", stderr); return 3; }',
    ),
    '--json',
  );
  expect(status).toBe(3);
  const result = JSON.parse(stdout) as RunResult;
  expect(result).toMatchObject({
    verdict: { kind: 'failed', stage: 'run', exitCode: 3, signal: null, limitsHit: [] },
    stdout: 'out\n',
    stderr: 'err',
    truncated: false,
    stages: [
      { name: 'compile', exitCode: 0, stdout: '', stderr: '' },
      { name: 'run', exitCode: 3 },
    ],
    timing: { parked: false },
    sandbox: { runtime: 'runc' },
  });
  expect(result.layers.map(({ id }) => id)).toEqual(LAYERS.map(({ id }) => id));
  for (const figure of [result.timing.startMs, result.timing.compileMs, result.timing.runMs]) {
    expect(figure).toBeGreaterThan(0);
  }
  expect(result.usage.peakMemoryBytes).toBeGreaterThan(0);
  expect(result.sandbox?.imageId).toMatch(/^sha256:[0-9a-f]{64}$/);
});

test('refused: the verdict says so, and there was no sandbox', async () => {
  const { stdout, status } = await run(
    write('x.py', 'print(1)'),
    '--set',
    'ipc=shareable',
    '--json',
  );
  expect(status).toBe(77);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: { kind: 'refused' },
    sandbox: null,
    stdout: '',
  });
});

test('layers --json describes every layer, with its range and sources', async () => {
  const { stdout } = await command(['layers', '--json'], env);
  const layers = JSON.parse(stdout) as { id: string; stops: string; sources: unknown[] }[];
  expect(layers.map(({ id }) => id)).toEqual(LAYERS.map(({ id }) => id));
  for (const layer of layers) expect(layer.sources.length, layer.id).toBeGreaterThan(0);
});

test('doctor --json tells the engine', async () => {
  const { stdout, status } = await command(['doctor', '--json'], env);
  expect(status).toBe(0);
  const { engine, checks } = JSON.parse(stdout) as { engine: object; checks: { state: string }[] };
  expect(engine).toMatchObject({ version: expect.any(String), storageDriver: expect.any(String) });
  for (const check of checks) expect(['pass', 'warn', 'fail', 'unknown']).toContain(check.state);
});

test('an unknown command is a usage error', async () => {
  const { status, stderr } = await command(['constructor'], env);
  expect(status).toBe(64);
  expect(stderr).toContain('There is no command');
});
