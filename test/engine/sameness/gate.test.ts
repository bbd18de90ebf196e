/** What waits at a gate: used once and by nobody else, let go by nobody else, and never relied upon. */
import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, test } from 'vitest';
import type { Hold } from '../../../shared/languages/hold.ts';
import type { Language } from '../../../shared/languages/language.ts';
import type { JudgedSandbox } from '../../../electron/sandbox/judged-sandbox.ts';
import { languageById } from '../../../electron/images/catalogue.ts';
import { Bench } from '../harness.ts';
import { Pairs, type AskedPair } from './pairs.ts';

const bench = new Bench();
const pairs = new Pairs(bench);
afterAll(() => bench.close());

const python = (text: string, more: Partial<AskedPair> = {}): AskedPair => ({
  language: 'python',
  files: [{ name: 'main.py', text }],
  ...more,
});

describe('two that wait share nothing that is drawn by lot', () => {
  test.each([
    [
      'python',
      'main.py',
      'import random, tempfile, uuid\nprint(hash("a"), random.random(), tempfile.mktemp(), uuid.uuid4(), id(object()))',
    ],
    [
      'javascript',
      'main.js',
      'console.log(Math.random(), require("crypto").randomUUID(), require("fs").mkdtempSync("/tmp/x"))',
    ],
    ['ruby', 'main.rb', 'puts rand, "a".hash, Object.new.hash, Random.new_seed'],
    [
      'php',
      'main.php',
      '<?php echo rand(), " ", mt_rand(), " ", uniqid("", true), " ", random_int(0, 1 << 60);',
    ],
    ['perl', 'main.pl', 'print rand, " ", join(",", keys %{{ map { $_ => 1 } "a" .. "z" }})'],
    ['bash', 'main.sh', 'echo $RANDOM$RANDOM $SRANDOM $(mktemp)'],
    ['lua', 'main.lua', 'print(math.random(), math.random(1 << 60), string.format("%p", {}))'],
  ])('%s', async (language, name, text) => {
    const asked = { language, files: [{ name, text }] };
    const runs = [pairs.parked(asked, { waitMs: 0 }), pairs.parked(asked, { waitMs: 0 })];
    const [one, other] = (await Promise.all(runs)).map(({ stdout }) => stdout.trim().split(/\s+/));
    expect(one?.length).toBeGreaterThan(1);
    for (const [index, value] of (one ?? []).entries()) expect(other?.[index]).not.toBe(value);
  });
});

describe('what waits for another plan serves nobody', () => {
  const asked = python('import sys, os\nprint(sys.argv, os.listdir("."), os.isatty(1), __file__)', {
    arguments: ['x'],
  });
  test.each<[string, Partial<AskedPair>]>([
    ['other arguments', { arguments: ['y'] }],
    ['another entry', { files: [{ name: 'other.py', text: '' }] }],
    ['a terminal', { terminal: { columns: 80, rows: 24 } }],
  ])('%s', async (_name, parkedFor) => {
    const cold = await pairs.cold(asked);
    const parked = await pairs.parked(asked, { parkedFor, waitMs: 0 });
    expect([parked.stdout, parked.stderr, parked.verdict]).toEqual([
      cold.stdout,
      cold.stderr,
      cold.verdict,
    ]);
    expect(parked.verdict.kind).toBe('finished');
  });

  test('but a terminal of another size is given the size that is asked for', async () => {
    const inTerminal = python('import os\nprint(os.get_terminal_size())', {
      terminal: { columns: 77, rows: 33 },
    });
    const parkedFor = { terminal: { columns: 80, rows: 24 } };
    const { stdout } = await pairs.parked(inTerminal, { parkedFor, waitMs: 0 });
    expect(stdout).toContain('columns=77, lines=33');
  });
});

describe('what does not wait as it should is done without', () => {
  const asked = python('print("there", flush=True)\nimport sys; sys.exit(3)');

  test.each([['SIGKILL'], ['SIGTERM'], ['SIGSEGV']])('when it is ended by %s', async (signal) => {
    const { stdout, verdict } = await pairs.parked(asked, {
      meanwhile: async (judged) => {
        for (const pid of pidsInside(judged)) process.kill(pid, signal);
        return Promise.resolve();
      },
    });
    expect([stdout, verdict.kind, verdict.exitCode]).toEqual(['there\n', 'failed', 3]);
  });

  /** A language of Bash on Python's image, whose stages do as these scripts say. */
  const scripted = (run: string, hold: Hold, compile: string | null = null): Language => ({
    ...languageById(bench.core.languages, 'python'),
    compile: compile === null ? null : ['bash', '-c', compile],
    run: ['bash', '-c', run, '{entry}', '{arguments}'],
    hold: { compile: null, run: hold },
  });
  const ITSELF: Hold = { at: 'itself' };
  const files = [{ name: 'main.py', text: '' }];
  /** Says that it waits, and waits; goes on at once when nothing is to be waited for. */
  const AT_GATE = 'if [ -n "$GLOVEBOX_GATE" ]; then printf x >&63; read -r -u 63; exec 63>&-; fi;';

  test('when it never comes to its gate', async () => {
    const never: Hold = { at: 'touch', file: './never' };
    const language = scripted('[ -e main.py ] && echo fresh || sleep 1000', never);
    const { stdout, verdict } = await pairs.parked(
      { language, files },
      { comes: false, waitMs: 0 },
    );
    expect([stdout, verdict.kind]).toEqual(['fresh\n', 'finished']);
  });

  test('when it closes its gate', async () => {
    const language = scripted('exec 63>&-; [ -e main.py ] && echo fresh || sleep 1000', ITSELF);
    const { stdout } = await pairs.parked({ language, files }, { comes: false, waitMs: 0 });
    expect(stdout).toBe('fresh\n');
  });

  test('when it pours rubbish into its gate', async () => {
    const pour = 'head -c 4000000 /dev/zero >&63 2> /dev/null;';
    const language = scripted(`${pour} [ -e main.py ] && echo went on`, ITSELF);
    const { stdout, verdict } = await pairs.parked({ language, files });
    expect([stdout, verdict.kind]).toEqual(['went on\n', 'finished']);
  });

  test('when the compiler’s stage ends it', async () => {
    const language = scripted(`${AT_GATE} echo ran`, ITSELF, 'kill -9 -1; exit 0');
    const { stdout, verdict } = await pairs.parked({ language, files });
    // The signal may still be on its way when the gate is opened: then its own run ends by it, no more.
    const outcomes = [
      ['ran\n', 'finished'],
      ['', 'signalled'],
    ];
    expect(outcomes).toContainEqual([stdout, verdict.kind]);
  });

  test('when the compiler’s stage leaves behind what forks for ever', async () => {
    const bomb = 'f() { f & f & }; (trap "" HUP; f) 2> /dev/null & exit 0';
    const language = scripted(`${AT_GATE} ps=(/proc/[0-9]*); echo \${#ps[@]}`, ITSELF, bomb);
    const { stdout, verdict } = await pairs.parked({ language, files });
    expect([stdout, verdict.kind]).toEqual(['2\n', 'finished']);
  });

  test('but it outlives a compiler’s stage that leaves others behind', async () => {
    const leaves = 'sleep 1000 & (setsid sleep 1000 &) ; exit 0';
    const run = `waited=\${GLOVEBOX_GATE:+yes}; ${AT_GATE} ps=(/proc/[0-9]*); echo $waited \${#ps[@]}`;
    const language = scripted(run, ITSELF, leaves);
    const { stdout, stages } = await pairs.parked({ language, files });
    expect([stdout, stages.map(({ exitCode }) => exitCode)]).toEqual(['yes 2\n', [0, 0]]);
  });

  test('and no gate is open to the compiler’s stage', async () => {
    const look = 'ls -l /proc/self/fd; env | grep -c GLOVEBOX; true';
    const language = scripted(`${AT_GATE} true`, ITSELF, look);
    const { stages } = await pairs.parked({ language, files });
    expect(stages[0]?.stdout).not.toMatch(/socket|63/);
    expect(stages[0]?.stdout.trim().split('\n').at(-1)).toBe('0');
  });
});

describe('a program that waited at a gate', () => {
  test('has left nothing open to its children', async () => {
    const source = `
import os, subprocess
child = subprocess.run(["sh", "-c", "ls -l /proc/self/fd; env"], close_fds=False, capture_output=True, text=True).stdout
print(child)
try: os.write(63, b"x")
except OSError as error: print(error.errno)`;
    const { stdout } = await pairs.parked(python(source));
    expect(stdout).not.toMatch(/socket|GLOVEBOX_GATE|LD_PRELOAD| 63 /);
    expect(stdout.trim().split('\n').at(-1)).toBe('9');
  });

  test('as root with Docker’s own capabilities, gets no more of the launcher than ever', async () => {
    const source = `
import ctypes, os
def refused(what):
    try: return repr(what())
    except OSError as error: return "refused"
libc = ctypes.CDLL(None, use_errno=True)
for name in "mem", "environ", "maps", "syscall":
    print(name, refused(lambda: open("/proc/1/" + name, "rb").read(1)))
for name in "root", "cwd", "exe", "fd/0", "fd/1":
    print(name, refused(lambda: os.readlink("/proc/1/" + name)))
    print(name, refused(lambda: os.open("/proc/1/" + name, os.O_RDWR)))
print("ptrace", libc.ptrace(16, 1, 0, 0))
print("kill", refused(lambda: os.kill(1, 9)))
print("still here")`;
    const set = { user: 'root', capabilities: 'docker-default', 'no-new-privileges': 'off' };
    const cold = await pairs.cold(python(source, { set }));
    const parked = await pairs.parked(python(source, { set }));
    expect(parked.stdout).toBe(cold.stdout);
    expect(parked.stdout).toMatch(/^(\S+ refused\n){14}ptrace/);
    expect(parked.stdout).toContain('ptrace -1');
    expect(parked.stdout).toContain('still here');
  });
});

/** The processes of a sandbox but for its launcher, by their ids on this machine. */
function pidsInside({ sandbox }: JudgedSandbox): number[] {
  const listed = execFileSync('docker', ['top', sandbox.containerId, '-eo', 'pid,comm']).toString();
  return listed
    .split('\n')
    .filter((line) => / python3/.test(line))
    .map((line) => Number(line.trim().split(' ')[0]));
}
