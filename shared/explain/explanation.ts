/** A sandbox in the words of other tools: what it would be there, and what it would lack. */
import type { ContainerSpec } from '../container-spec.ts';

/** What is to be said in another tool's words. */
export interface Explained {
  readonly spec: ContainerSpec;
  /** The image's name on the engine. */
  readonly image: string;
  /** The program's command, without a shell. */
  readonly command: readonly string[];
  /** The command that must run before it, or null. */
  readonly compile: readonly string[] | null;
  /** Where the system-call filter was written to; null when the engine's own or none is used. */
  readonly seccompFile: string | null;
  /** Seconds; no tool's own option. */
  readonly deadlineSeconds: number;
  readonly outputKiB: number;
}

export type ExplainForm = 'docker' | 'compose' | 'kubernetes';

export interface Explanation {
  /** The thing itself: a command line, or a file's text. */
  readonly text: string;
  /** What it does not say, and what Glovebox does in its place. */
  readonly remarks: readonly string[];
}

/** A word as a POSIX shell takes it for one. */
export function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** One command that compiles, where that is needed, and then runs. */
export function wholeCommand({ compile, command }: Explained): readonly string[] {
  if (compile === null) return command;
  const line = [compile, command].map((words) => words.map(shellQuoted).join(' ')).join(' && ');
  return ['sh', '-c', line];
}

/** `uid:gid` as two numbers. */
export function userAndGroup(spec: ContainerSpec): readonly [number, number] {
  const [user = '0', group = '0'] = spec.user.split(':');
  return [Number(user), Number(group)];
}
