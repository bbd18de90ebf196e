/**
 * What is known of one run's sandbox when its layers are judged.
 *
 * `inside` is what the launcher read in that very container before any foreign
 * code had arrived; it is raw text, parsed here, where it is judged. Parsing
 * never guesses: whatever is not understood is "not known".
 */
import type { InspectedContainer, InspectedImage } from './inspected-container.ts';

/** One fact as the launcher sent it: its text, or the reason why it could not be read. */
export type Fact =
  | { readonly known: true; readonly text: string }
  | { readonly known: false; readonly reason: string };

/** Facts by the place where they were read, as named in images/launcher/evidence.c. */
export type InsideFacts = ReadonlyMap<string, Fact>;

/** What the application enforces itself, as it is in force for this run. */
export interface ApplicationFacts {
  /** Seconds of the armed timer; null when none is armed. */
  readonly armedDeadlineSeconds: number | null;
  /** Bytes the placed output meter lets through; null when none is placed. */
  readonly outputMeterBytes: number | null;
  /** Whether the container was created for one run, by it or ahead of it, and no run was ever let into it before. */
  readonly servedNoRun: boolean;
  /** This installation's id. */
  readonly installation: string;
  /** The image this run asked for. */
  readonly expectedImageId: string;
}

/** What the engine says of itself and its machine, as far as layers depend on it. */
export interface EngineTraits {
  /** The virtual machine around the engine as its own word tells it, or null. */
  readonly virtualMachine: string | null;
  /** Runtimes that were tried here and work, by kind: the engine's name for each. */
  readonly strongerRuntimes: readonly string[];
  /** How a stronger mandatory-access profile can be had here, as a sentence. */
  readonly profileOffer?: string | null;
}

export interface Evidence {
  readonly inside: InsideFacts;
  readonly container: InspectedContainer;
  readonly image: InspectedImage;
  readonly application: ApplicationFacts;
  readonly engine: EngineTraits;
}

const MISSING: Fact = { known: false, reason: 'was not reported' };

/** Whether gVisor's own kernel answers, by the log that only it writes. */
export function isGvisor(facts: InsideFacts): boolean {
  const log = factOf(facts, 'kernel-log');
  return log.known && log.text === 'gvisor';
}

/** A fact by name; one that was never sent is a fact that is not known. */
export function factOf(facts: InsideFacts, name: string): Fact {
  return facts.get(name) ?? MISSING;
}

/**
 * A line of /proc/self/status.
 *
 * @param key such as `CapEff`
 * @returns the value without its label, or null when the file or the line is missing
 */
export function statusLine(facts: InsideFacts, key: string): string | null {
  const status = factOf(facts, '/proc/self/status');
  if (!status.known) return null;
  const line = status.text.split('\n').find((candidate) => candidate.startsWith(`${key}:`));
  return line === undefined ? null : line.slice(key.length + 1).trim();
}

/**
 * Words of the form `key=value` in a fact.
 *
 * @returns an empty map when the fact is not known
 */
export function pairsOf(fact: Fact): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  if (!fact.known) return pairs;
  for (const word of fact.text.split(/\s+/)) {
    const at = word.indexOf('=');
    if (at > 0) pairs.set(word.slice(0, at), word.slice(at + 1));
  }
  return pairs;
}

/** A whole, non-negative decimal number, or null; nothing else is taken for one. */
export function wholeNumber(text: string | undefined | null): number | null {
  if (text === undefined || text === null || !/^\d{1,20}$/.test(text.trim())) return null;
  return Number(text.trim());
}

/**
 * The first of several facts that is a number: control groups of version 1 and 2
 * keep the same limit in different files. `max` is infinity, as in version 2.
 */
export function firstLimit(
  facts: InsideFacts,
  names: readonly string[],
): { readonly name: string; readonly value: number } | null {
  for (const name of names) {
    const fact = factOf(facts, name);
    if (!fact.known) continue;
    const text = fact.text.trim();
    const value = text === 'max' ? Number.POSITIVE_INFINITY : wholeNumber(text);
    if (value !== null) return { name, value };
  }
  return null;
}

export interface Mount {
  readonly root: string;
  readonly point: string;
  readonly options: readonly string[];
  readonly type: string;
  readonly source: string;
  /** What the file system itself was mounted with: a tmpfs's size, for one. */
  readonly superOptions: readonly string[];
}

/**
 * /proc/self/mountinfo, by proc_pid_mountinfo(5).
 *
 * @returns null when it cannot be read, or when any line is not understood
 */
export function mountsOf(facts: InsideFacts): readonly Mount[] | null {
  const fact = factOf(facts, '/proc/self/mountinfo');
  if (!fact.known || fact.text.trim() === '') return null;
  const mounts: Mount[] = [];
  for (const line of fact.text.trimEnd().split('\n')) {
    const [before, after] = line.split(' - ');
    const head = before?.split(' ') ?? [];
    const [type, source, superOptions = ''] = after?.split(' ') ?? [];
    const [, , , root, point, options] = head;
    if (!root || !point || !options || !type || source === undefined) return null;
    mounts.push({
      root,
      point,
      options: options.split(','),
      type,
      source,
      superOptions: superOptions.split(','),
    });
  }
  return mounts;
}
