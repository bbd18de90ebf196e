/**
 * Which system calls our languages make: every program of `programs/` and
 * `everyday/` is run through the real pipeline under the level `default`, with
 * strace attached to the sandbox's launcher before the program is delivered.
 *
 * Not a test and no part of `npm test`: the level `strict` was derived with it,
 * and is to be looked at again with it when a language or its base moves on. It
 * wants root, Node 24, strace, Docker's command line, and about two minutes:
 *
 *     node test/engine/seccomp-survey.ts [LANGUAGE...]
 *
 * Prints every call with the languages that make it, then what of that `strict`
 * refuses, and what `strict` has open that nobody asked for.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../shared/run-request.ts';
import { Core } from '../../electron/core.ts';
import { strictProfile } from '../../electron/engine/docker/seccomp/strict-profile.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import { prepareSandbox } from '../../electron/sandbox/prepare.ts';
import { Run } from '../../electron/sandbox/run.ts';
import { type Call, isOpen } from '../unit/engine/support/seccomp-filter.ts';
import { EVERYDAY } from './everyday/index.ts';
import { PROGRAMS } from './programs/index.ts';
import { SAMPLE_RUNS } from './programs/program.ts';

/** Calls that `strict` opens by their arguments, and which of those. */
const TELLING_ARGUMENTS: Readonly<Record<string, readonly number[]>> = {
  ioctl: [1],
  mknod: [1],
  mknodat: [2],
  personality: [0],
  prctl: [0],
  prlimit64: [0],
  socket: [0, 1, 2],
  socketpair: [0, 1, 2],
};

interface Surveyed {
  readonly language: string;
  readonly what: string;
  readonly files: readonly SourceFile[];
  readonly input: string;
  readonly arguments: readonly string[];
  readonly isTerminal: boolean;
}

interface Seen {
  readonly call: Call;
  readonly languages: Set<string>;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-survey-'));
const core = new Core(path.join(folder, 'data'));
const seen = new Map<string, Seen>();

try {
  for (const program of programsOf(process.argv.slice(2))) await survey(program);
} finally {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
}
report();

function* programsOf(only: readonly string[]): Generator<Surveyed> {
  for (const { language, ...programs } of PROGRAMS) {
    if (only.length > 0 && !only.includes(language)) continue;
    const { untitled, sample } = languageById(core.languages, language);
    const files = [{ name: untitled, text: sample }];
    const plain = { language, input: 'word\n', arguments: [], isTerminal: false };
    yield { ...plain, what: 'everyday', files: EVERYDAY[language] ?? [] };
    yield { ...plain, what: 'sample', files, input: SAMPLE_RUNS[0].input };
    yield { ...plain, what: 'sample in a terminal', files, isTerminal: true };
    yield { ...plain, what: 'answers in a terminal', files: programs.answers, isTerminal: true };
    yield { ...plain, what: 'broken', files: programs.broken.files };
    const endings = ['twoFiles', 'printsArguments', 'printsUnicode', 'exitsWithSeven'] as const;
    for (const what of endings) {
      const { input = '', arguments: words = [], ...rest } = programs[what];
      yield { ...plain, what, input, arguments: words, files: rest.files };
    }
  }
}

async function survey(program: Surveyed): Promise<void> {
  const connected = await core.connect();
  const log = path.join(folder, 'trace');
  let tracing = { ended: Promise.resolve() };
  const id = randomUUID();
  const run = new Run(
    id,
    async (note, signal) => {
      const prepared = await prepareSandbox(
        {
          language: languageById(core.languages, program.language),
          files: program.files,
          arguments: program.arguments,
          preset: 'hardened',
          // Every call stops twice for strace.
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
          onBuildEnd: () => {},
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
  for (const call of readCalls(readFileSync(log, 'utf8'))) {
    const key = textOf(call);
    const entry = seen.get(key) ?? { call, languages: new Set() };
    entry.languages.add(program.language);
    seen.set(key, entry);
  }
  process.stderr.write(`${program.language}, ${program.what}: ${verdict.kind} ${stderr}\n`);
}

/** Attaches strace to a container's first process; resolves when it has. */
async function trace(containerId: string, log: string): Promise<{ ended: Promise<void> }> {
  const inspect = ['inspect', '--format', '{{.State.Pid}}', containerId];
  const pid = execFileSync('docker', inspect, { encoding: 'utf8' }).trim();
  const words = ['-f', '-X', 'raw', '-s', '0', '-e', 'signal=none', '-o', log, '-p', pid];
  const strace = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit').then(() => {});
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (bytes) => String(bytes).includes('attached') && resolve());
    ended.then(() => reject(new Error('strace could not attach')), reject);
  });
  return { ended };
}

/** `1234 ioctl(1, 0x5401, 0x7ffe) = 0`: a call with the arguments that tell, the others 0. */
function readCalls(log: string): Call[] {
  return log.split('\n').flatMap((line) => {
    const match = /^\d+ +([a-z0-9_]+)\((.*)$/.exec(line);
    if (match === null) return [];
    const [, name = '', rest = ''] = match;
    const telling = TELLING_ARGUMENTS[name] ?? [];
    const words = rest.replace(' <unfinished ...>', '').split(/[,)]/);
    const last = Math.max(-1, ...telling);
    return [
      {
        name,
        arguments: Array.from({ length: last + 1 }, (_, at) =>
          telling.includes(at) ? numberOf(words[at] ?? '') : 0n,
        ),
      },
    ];
  });
}

/** `0x1|0x80000`, `010600` (octal) or `16`. */
function numberOf(text: string): bigint {
  const parts = text.trim().split('|');
  return parts.map((part) => BigInt(part.replace(/^0(?=\d)/, '0o'))).reduce((a, b) => a | b, 0n);
}

function textOf({ name, arguments: words }: Call): string {
  const telling = TELLING_ARGUMENTS[name];
  if (telling === undefined) return name;
  return `${name}(${telling.map((at) => `0x${(words[at] ?? 0n).toString(16)}`).join(', ')})`;
}

function report(): void {
  const entries = [...seen].toSorted(([a], [b]) => a.localeCompare(b));
  const line = ([text, { languages }]: [string, Seen]): string =>
    `${text.padEnd(40)} ${[...languages].join(' ')}\n`;
  const refused = entries.filter(([, { call }]) => !isOpen(strictProfile, call));
  const made = new Set(entries.map(([, { call }]) => call.name));
  const open = new Set(strictProfile.syscalls.flatMap(({ names }) => names));
  const unused = [...open].filter((name) => !made.has(name));
  process.stdout.write(
    [
      'Calls that were made:\n',
      ...entries.map(line),
      '\nOf these refused by strict:\n',
      ...refused.map(line),
      `\nOpen in strict, and made by none: ${unused.join(' ')}\n`,
    ].join(''),
  );
}
