/** The `docker run` command line with the flags that the application explains. */
import { spawn } from 'node:child_process';
import { expandCommand } from '../../shared/languages/command.ts';
import type { Language } from '../../shared/languages/language.ts';
import { shellQuoted } from '../../shared/explain/explanation.ts';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import { explain } from '../../electron/sandbox/explain.ts';
import type { DockerClient } from './docker-client.ts';
import { soundSample, type Sample } from './sample.ts';
import { shellWords } from './shell-words.ts';

/** How a container of the command line gets its program: the one way that needs no folder of the host's. */
export interface DockerLine {
  /** Everything after the word `docker`. */
  readonly words: readonly string[];
}

/**
 * The line that `glovebox explain` prints, with the program read from standard input as its remark
 * says, and the shell replaced by the program where nothing has to be compiled first.
 *
 * @param explained the application's line
 * @param label by which what this benchmark leaves behind is found
 */
export function dockerLine(
  explained: string,
  image: string,
  language: Language,
  label: string,
): DockerLine {
  const words = shellWords(explained);
  const end = words.indexOf(image);
  if (words[0] !== 'docker' || end === -1) throw new Error(`not a docker run line: ${explained}`);
  const file = language.untitled;
  const context = { entry: file, fileNames: [file], arguments: [] };
  const written = (command: readonly string[]): string =>
    expandCommand(command, language, context).map(shellQuoted).join(' ');
  const stages = [
    `cat > ${shellQuoted(file)}`,
    ...(language.compile === null ? [] : [written(language.compile)]),
    `exec ${written(language.run)}`,
  ];
  const options = words.slice(1, end);
  return { words: [...options, '--label', label, image, 'sh', '-c', stages.join(' && ')] };
}

/** @param overrides levels that differ from the hardened preset's */
export async function explainedLine(
  connected: ConnectedEngine,
  dataFolder: string,
  language: Language,
  label: string,
  overrides: Readonly<Record<string, string>> = {},
): Promise<DockerLine> {
  const request = { language, preset: 'hardened', overrides, form: 'docker' } as const;
  const { text } = await explain(request, connected, dataFolder);
  return dockerLine(text, connected.images.nameOf(language), language, label);
}

/**
 * Runs a program once, from just before the command is started to its exit.
 *
 * @throws UnsoundSampleError
 */
export async function timeDockerRun(
  docker: DockerClient,
  { words }: DockerLine,
  source: string,
): Promise<Sample> {
  const asked = performance.now();
  let first: number | null = null;
  let stdout = '';
  let stderr = '';
  const child = spawn(docker.program, words, { env: docker.env });
  child.stdin.on('error', () => {}).end(source);
  child.stdout.on('data', (bytes: Buffer) => {
    first ??= performance.now() - asked;
    stdout += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString();
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('exit', () => resolve(performance.now() - asked));
  });
  const closed = new Promise((resolve) => {
    child.on('close', resolve);
  });
  const exitMs = await ended;
  await closed;
  const run = { isWell: child.exitCode === 0, stdout, why: `exit ${child.exitCode}: ${stderr}` };
  return soundSample(run, first, exitMs, null);
}
