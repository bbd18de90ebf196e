/**
 * A language's own tools without a sandbox: in a container that runs already, has no limits and no
 * system-call filter, and where the clock starts and stops right beside the program.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expandCommand } from '../../shared/languages/command.ts';
import type { Language } from '../../shared/languages/language.ts';
import type { DockerClient } from './docker-client.ts';
import { type Sample, soundSample } from './sample.ts';

const SOURCE = path.join(import.meta.dirname, 'stopwatch.c');
const AT = '/stopwatch';

/** A line of the stopwatch's: nanoseconds, a wait status, and what was printed, in hexadecimal digits. */
export interface Timed {
  readonly firstByteNs: number;
  readonly endNs: number;
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The stopwatch, compiled by the image of C: all images have the same C library. */
export async function compileStopwatch(docker: DockerClient, imageOfC: string): Promise<Buffer> {
  const build = 'cat > /tmp/s.c && gcc -std=gnu17 -O2 -o /tmp/s /tmp/s.c && cat /tmp/s';
  const words = ['run', '--rm', '--interactive', '--network', 'none', '--label', docker.label];
  return docker.feed([...words, imageOfC, 'sh', '-c', build], await readFile(SOURCE));
}

/** The stopwatch's words for a language's program. */
export function stagesFor(language: Language): string[] {
  const file = language.untitled;
  const context = { entry: file, fileNames: [file], arguments: [] };
  const run = expandCommand(language.run, language, context);
  if (language.compile === null) return run;
  return [...expandCommand(language.compile, language, context), '--', ...run];
}

/** A running stopwatch: each time it is asked, it times its program once. */
export class Stopwatch {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterableIterator<string>;
  #complaint = '';

  constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    child.stdin.on('error', () => {});
    child.stderr.on('data', (bytes: Buffer) => {
      this.#complaint += bytes.toString();
    });
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** @throws UnsoundSampleError; Error when the stopwatch itself failed */
  async time(): Promise<Sample> {
    this.#child.stdin.write('\n');
    const line = await this.#lines.next();
    if (line.done === true) throw new Error(`the stopwatch stopped: ${this.#complaint}`);
    const timed = JSON.parse(line.value) as Timed;
    const text = (digits: string): string => Buffer.from(digits, 'hex').toString();
    const run = {
      isWell: timed.status === 0,
      stdout: text(timed.stdout),
      why: `wait status ${timed.status}: ${text(timed.stderr)}`,
    };
    const first = timed.firstByteNs < 0 ? null : timed.firstByteNs / 1e6;
    return soundSample(run, first, timed.endNs / 1e6, null);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.stdin.end();
    await ended;
  }
}

/** The container, and the stopwatch in it. */
export class BareContainer {
  readonly stopwatch: Stopwatch;
  readonly name: string;
  readonly #life: ChildProcessWithoutNullStreams;

  private constructor(
    docker: DockerClient,
    name: string,
    life: ChildProcessWithoutNullStreams,
    words: readonly string[],
  ) {
    this.name = name;
    this.#life = life;
    this.stopwatch = new Stopwatch(spawn(docker.program, words, { env: docker.env }));
  }

  /** @param image of the language */
  static async start(
    docker: DockerClient,
    image: string,
    language: Language,
    program: { readonly stopwatch: Uint8Array; readonly source: string },
  ): Promise<BareContainer> {
    const name = `glovebox-bench-${process.pid}-${language.id}`;
    const tmpfs = 'rw,exec,mode=1777';
    // It lives as long as its input is open, and so never longer than this process.
    const life = spawn(
      docker.program,
      [
        ...['run', '--rm', '--interactive', '--name', name, '--label', docker.label],
        ...['--network', 'none', '--security-opt', 'seccomp=unconfined'],
        ...['--tmpfs', `/box:${tmpfs}`, '--tmpfs', `/tmp:${tmpfs}`],
        ...[image, 'sh', '-c', 'echo up && cat > /dev/null'],
      ],
      { env: docker.env },
    );
    life.stdin.on('error', () => {});
    await Promise.race([once(life.stdout, 'data'), failing(life)]);
    const root = ['exec', '--interactive', '--user', '0', name, 'sh', '-c'];
    await docker.feed([...root, `cat > ${AT} && chmod 0555 ${AT}`], program.stopwatch);
    await docker.feed([...root, 'cat > /source'], Buffer.from(program.source));
    const asks = ['exec', '--interactive', name, AT, language.untitled, '/source'];
    return new BareContainer(docker, name, life, [...asks, ...stagesFor(language)]);
  }

  async stop(): Promise<void> {
    await this.stopwatch.stop();
    if (this.#life.exitCode !== null) return;
    const ended = once(this.#life, 'close');
    this.#life.stdin.end();
    await ended;
  }
}

async function failing(child: ChildProcessWithoutNullStreams): Promise<never> {
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString();
  });
  await once(child, 'close');
  throw new Error(`the bare container did not start: ${complaint.trim()}`);
}
