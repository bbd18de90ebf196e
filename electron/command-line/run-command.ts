/** `glovebox run`: one cold run, its streams passed through, its verdict at the end. */
import { createReadStream, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { TerminalSize } from '../../shared/run-request.ts';
import { exitStatusOf } from '../../shared/exit-status.ts';
import { failureOf } from '../../shared/outcome.ts';
import type { RunResult, StageName, StreamName } from '../../shared/run-result.ts';
import { consentByFlag } from '../consent.ts';
import { Core } from '../core.ts';
import type { Run } from '../sandbox/run.ts';
import { signalNumber } from '../sandbox/wait-status.ts';
import { parseCommand, parseLevels, usage } from './arguments.ts';
import { choosePreset } from './chosen-preset.ts';
import { chooseLanguage, readSourceFile } from './source-files.ts';
import { ProgressLine, writeTo } from './streams.ts';

const OPTIONS = {
  language: { type: 'string' },
  preset: { type: 'string' },
  set: { type: 'string', multiple: true },
  stdin: { type: 'string' },
  tty: { type: 'boolean' },
  arg: { type: 'string', multiple: true },
  deadline: { type: 'string' },
  'allow-weakening': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** @returns the exit status */
export async function runCommand(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(words, OPTIONS);
  const [entry] = positionals;
  if (entry === undefined) throw usage('run takes at least one FILE');
  const overrides = parseLevels(values.set ?? []);
  if (values.deadline !== undefined) overrides['deadline'] = values.deadline;
  const files = positionals.map(readSourceFile);
  const input = values.stdin === undefined ? null : openInput(values.stdin);

  const core = new Core();
  try {
    const language = chooseLanguage(core.languages, values.language, files[0]?.name ?? '');
    const progress = new ProgressLine();
    const isQuiet = values.json ?? false;
    const chosen = await choosePreset(values.preset, overrides, language, core.folder);
    const run = core.startRun(
      {
        language,
        files,
        arguments: values.arg ?? [],
        preset: chosen.preset,
        overrides: chosen.overrides,
        terminal: values.tty ? terminalSize() : null,
        preparedInput: null,
        keepsOutput: isQuiet,
      },
      {
        phase: (phase, note) =>
          note === null ? progress.clear() : phase === 'preparing' && progress.show(note),
        stage: () => progress.clear(),
        output: isQuiet ? () => {} : passThrough,
        build: () => {},
        buildLine: () => {},
        buildEnd: () => {},
      },
      {
        askConsent: consentByFlag(values['allow-weakening'] ?? false, 'run'),
        // The explicit `--set network=internet` is consent enough.
        guardsNetwork: chosen.guardsNetwork,
      },
    );
    const result = await follow(run, input, values.tty ?? false);
    progress.clear();
    const contradiction = await run.contradicted;
    if (contradiction !== null) process.stderr.write(`glovebox: ${contradiction}\n`);
    await run.removed.catch((error: unknown) => warnOfLeftover(error));
    await report(result, isQuiet);
    const { signal } = result.verdict;
    return exitStatusOf(result.verdict, signal === null ? null : signalNumber(signal));
  } finally {
    await core.close();
  }
}

/** Follows a run to its result while signals stop it and input reaches it. */
async function follow(run: Run, input: Readable | null, isTerminal: boolean): Promise<RunResult> {
  const stop = (): void => run.stop();
  const resize = (): void => run.resize(terminalSize());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Whoever read our output is gone: there is nobody to run for.
  process.stdout.on('error', stop);
  if (isTerminal) process.stdout.on('resize', resize);
  const source = input ?? (process.stdin.isTTY ? process.stdin : null);
  const isRaw = isTerminal && process.stdin.isTTY && source === process.stdin;
  if (isRaw) process.stdin.setRawMode(true);
  const feeding = feed(run, source);
  try {
    return await run.result;
  } finally {
    if (isRaw) process.stdin.setRawMode(false);
    source?.destroy();
    await feeding.catch(() => {});
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
    process.stdout.off('error', stop).off('resize', resize);
  }
}

/** Passes input on as fast as the program takes it; without a source it is empty. */
async function feed(run: Run, source: Readable | null): Promise<void> {
  if (source !== null) {
    for await (const chunk of source as AsyncIterable<Buffer>) await run.sendInput(chunk);
  }
  await run.endInput();
}

/** Opened at once, so that a missing file is a usage error and not a run without input. */
function openInput(name: string): Readable {
  if (name === '-') return process.stdin;
  try {
    return createReadStream('', { fd: openSync(name, 'r') });
  } catch (error) {
    throw usage(`--stdin: ${JSON.stringify(name)} cannot be read (${(error as Error).message})`);
  }
}

/** The compiler's words are about the program, not of it: they never mix with its output. */
async function passThrough(stage: StageName, stream: StreamName, bytes: Uint8Array): Promise<void> {
  const target = stage === 'run' && stream === 'stdout' ? process.stdout : process.stderr;
  await writeTo(target, bytes);
}

function terminalSize(): TerminalSize {
  return { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
}

/** The run has its verdict all the same; what is left runs no more, and the next start sweeps it. */
function warnOfLeftover(error: unknown): void {
  process.stderr.write(
    `glovebox: ${failureOf(error).sentence} It is ended, and the next start of Glovebox removes it.\n`,
  );
}

async function report(result: RunResult, isJson: boolean): Promise<void> {
  if (isJson) {
    await writeTo(process.stdout, `${JSON.stringify(result, null, 2)}\n`);
    return;
  }
  const seconds = (result.timing.totalMs / 1000).toFixed(2);
  process.stderr.write(
    `glovebox: ${result.verdict.kind} (${seconds} s): ${result.verdict.sentence}\n`,
  );
}
