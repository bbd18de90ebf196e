/** `glovebox serve` as a person starts it, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** What `serve` prints: loopback, the port, and a token that is good for one opening. */
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/#token=\S+$/;
const START_LIMIT_MS = 60_000;
/** Ending waits for the removal of whatever still runs. */
const END_LIMIT_MS = 30_000;

export interface ServeOptions {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where `dist` and `images` are; the repository when left out. */
  readonly tree?: string;
  /** Of `serve`, beyond the usual ones. */
  readonly flags?: readonly string[];
}

export interface Serve {
  readonly address: string;
  /** Ends it as Ctrl+C does; returns when it is gone. */
  stop(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
}

/** @throws Error with what it said, when it ends or says no address in time */
export async function startServe({
  dataFolder,
  environment,
  tree = REPOSITORY,
  flags = [],
}: ServeOptions): Promise<Serve> {
  const child = spawn(process.execPath, ['dist/cli/cli.js', 'serve', '--no-open', ...flags], {
    cwd: tree,
    env: { ...process.env, ...environment, GLOVEBOX_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await readAddress(child);
  return {
    address,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  try {
    if (child.stdout === null) throw new Error('serve has no standard output');
    for await (const line of createInterface({ input: child.stdout })) {
      if (ADDRESS.test(line)) return line;
      said += `${line}\n`;
    }
    throw new Error(`serve printed no address. It said:\n${said}`);
  } finally {
    clearTimeout(timer);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), END_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}
