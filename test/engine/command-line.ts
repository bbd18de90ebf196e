/** The command line as people start it: the built bundle in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when standard output holds the text. */
  until(text: string): Promise<void>;
}

/** @param env joins this process's own; `undefined` takes a variable away */
export function startCommand(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input = '',
): Started {
  const child = spawn(process.execPath, [CLI, ...words], { env: { ...process.env, ...env } });
  const printed = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const look of watchers) look();
    });
  }
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = once(child, 'close').then(([status]) => ({
    status: status as number | null,
    ...printed,
  }));
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!printed.stdout.includes(text)) return;
        watchers.delete(look);
        resolve();
      };
      watchers.add(look);
      look();
      void ended.then((end) =>
        reject(new Error(`ended without “${text}”: ${JSON.stringify(end)}`)),
      );
    });
  return { child, ended, until };
}

export async function command(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  input = '',
): Promise<Ended> {
  return startCommand(words, env, input).ended;
}
