/**
 * Which system calls our languages make: every program of `programs/` and
 * `everyday/` is run through the real pipeline with strace attached to the
 * sandbox's launcher, before the program is delivered to it.
 *
 * Not a test and not part of `npm test`: the strict profile was derived with it,
 * and is to be checked with it when a language or its base moves on. As root,
 * with strace and Docker's command line installed:
 *
 *     node test/engine/seccomp-survey.ts [LANGUAGE...]
 *
 * Prints every call with the languages that make it, then what the strict
 * profile has closed and a program asked for, and what it has open and nobody
 * asked for.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../shared/contract.ts';
import { Core } from '../../electron/core.ts';
import { prepareSandbox } from '../../electron/sandbox/prepare.ts';
import { Run } from '../../electron/sandbox/run.ts';
import { EVERYDAY } from './everyday/index.ts';
import { PROGRAMS } from './programs/index.ts';
import { SAMPLE_RUNS } from './programs/program.ts';

/** Calls that a profile can open by their arguments: those are shown as well. */
const SHOWN_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  ioctl: [1],
  personality: [0],
  prctl: [0],
  prlimit64: [0],
  socket: [0, 1, 2],
  socketpair: [0, 1, 2],
  mknod: [1],
  mknodat: [2],
};

interface Surveyed {
  readonly language: string;
  readonly what: string;
  readonly files: readonly SourceFile[];
  readonly input: string;
  readonly arguments: readonly string[];
  readonly isTerminal: boolean;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-survey-'));
const core = new Core(path.join(folder, 'data'));
/** Call, or call with the arguments that matter → languages. */
const seen = new Map<string, Set<string>>();

try {
  for (const program of programsOf(process.argv.slice(2))) await survey(program);
} finally {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const [call, languages] of [...seen].toSorted(([a], [b]) => a.localeCompare(b))) {
  console.log(`${call.padEnd(40)} ${[...languages].join(' ')}`);
}

function* programsOf(only: readonly string[]): Generator<Surveyed> {
  for (const { language, ...programs } of PROGRAMS) {
    if (only.length > 0 && !only.includes(language)) continue;
    const definition = core.languages.find(({ id }) => id === language);
    const sample = { name: definition?.untitled ?? '', text: definition?.sample ?? '' };
    const plain = { language, input: 'word\n', arguments: [], isTerminal: false };
    yield { ...plain, what: 'everyday', files: EVERYDAY[language] ?? [] };
    yield { ...plain, what: 'sample', files: [sample], input: SAMPLE_RUNS[0].input };
    yield { ...plain, what: 'sample in a terminal', files: [sample], isTerminal: true };
    yield { ...plain, what: 'answers', files: programs.answers };
    yield { ...plain, what: 'answers in a terminal', files: programs.answers, isTerminal: true };
    yield { ...plain, what: 'broken', files: programs.broken.files };
    const endings = ['twoFiles', 'printsArguments', 'printsUnicode', 'exitsWithSeven'] as const;
    for (const what of endings) {
      const { files, arguments: words = [], input = '' } = programs[what];
      yield { ...plain, what, files, arguments: words, input };
    }
  }
}

async function survey(program: Surveyed): Promise<void> {
  const connected = await core.connect();
  const language = core.languages.find(({ id }) => id === program.language);
  if (language === undefined) throw new Error(`no language ${program.language}`);
  const log = path.join(folder, 'trace');
  let tracing = { ended: Promise.resolve() };
  const id = randomUUID();
  const run = new Run(
    id,
    async (note, signal) => {
      const prepared = await prepareSandbox(
        {
          language,
          files: program.files,
          arguments: program.arguments,
          preset: 'hardened',
          overrides: { deadline: '300' },
          terminal: program.isTerminal ? { rows: 24, columns: 80 } : null,
          preparedInput: new TextEncoder().encode(program.input),
          keepsOutput: true,
        },
        {
          connected,
          runId: id,
          askConsent: () => Promise.resolve(false),
          guardsNetwork: false,
          signal,
          note,
          onBuild: () => {},
          onBuildLine: () => {},
        },
      );
      tracing = await trace(prepared.sandbox.containerId, log);
      return prepared;
    },
    { phase: () => {}, stage: () => {}, output: () => {} },
  );
  const { verdict, stderr } = await run.result;
  await run.removed;
  await tracing.ended;
  const calls = readCalls(readFileSync(log, 'utf8'));
  for (const call of calls) {
    const languages = seen.get(call) ?? new Set();
    seen.set(call, languages.add(program.language));
  }
  console.error(`${program.language}, ${program.what}: ${verdict.kind} ${stderr.slice(0, 300)}`);
}

/** Attaches strace to a container's first process; resolves when it has. */
async function trace(containerId: string, log: string): Promise<{ ended: Promise<void> }> {
  const format = '{{.State.Pid}}';
  const pid = execFileSync('docker', ['inspect', '--format', format, containerId], {
    encoding: 'utf8',
  });
  const words = ['-f', '-X', 'raw', '-s', '0', '-e', 'signal=none', '-o', log, '-p', pid.trim()];
  const strace = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit').then(() => {});
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (bytes) => String(bytes).includes('attached') && resolve());
    ended.then(() => reject(new Error('strace could not attach')), reject);
  });
  return { ended };
}

/** `1234 ioctl(1, 0x5401, 0x7ffe) = 0` → `ioctl`, `ioctl(0x5401)`. */
function readCalls(log: string): Set<string> {
  const calls = new Set<string>();
  for (const line of log.split('\n')) {
    const match = /^\d+ +([a-z0-9_]+)\((.*)$/.exec(line);
    if (match === null) continue;
    const [, name = '', rest = ''] = match;
    calls.add(name);
    const words = rest.replace(/[) <].*$/, '') === '' ? [] : rest.split(/[,)<]/);
    const shown = (SHOWN_ARGUMENTS[name] ?? []).map((at) => (words[at] ?? '?').trim());
    if (shown.length > 0) calls.add(`${name}(${shown.join(', ')})`);
  }
  return calls;
}
