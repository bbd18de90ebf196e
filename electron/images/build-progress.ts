/** A build's progress for people, read off the classic builder's log. Pure. */

export interface BuildProgress {
  /** What is being done, in a few words. */
  readonly step: string;
  /** 0 to 1, or null where it cannot be told. */
  readonly fraction: number | null;
}

/**
 * @param line such as `Step 3/9 : RUN apt-get install …`
 * @returns null for lines that say nothing about how far it is
 */
export function buildProgress(line: string): BuildProgress | null {
  const [, at, of, instruction] = /^Step (\d+)\/(\d+) : (.+)$/.exec(line) ?? [];
  if (at === undefined || of === undefined || instruction === undefined) return null;
  return { step: inWords(instruction), fraction: (Number(at) - 1) / Number(of) };
}

/** A Dockerfile's instruction for somebody who never saw one. */
function inWords(instruction: string): string {
  const packages = /^RUN \S*\/install ([^&|;\\]+)/.exec(instruction)?.[1]?.trim();
  if (packages !== undefined) return `installing ${packages.replaceAll(/\s+/g, ', ')}`;
  if (instruction.startsWith('RUN ')) return 'setting it up';
  if (instruction.startsWith('COPY --from')) return 'packing what is needed';
  return 'preparing';
}

/** In apt's words, in those of curl and the C library, and in those of engines and all that is written in Go. */
const UNREACHABLE =
  /temporary failure (?:resolving|in name resolution)|could not resolve|failed to fetch|unable to fetch|could not connect|no such host|network is unreachable|no route to host|i\/o timeout/i;

/** The sentence for a build that failed, from the log's last lines. */
export function buildFailure(what: string, log: readonly string[], error: string): string {
  const text = [...log, error].join('\n');
  if (/no space left on device|disk quota exceeded|not enough free space/i.test(text)) {
    return `The engine’s disk filled up while ${what} was built. Free some space (“docker system df” shows what takes it) and try again.`;
  }
  if (UNREACHABLE.test(text)) {
    return `${what} could not be built: the Debian mirror cannot be reached. Connect this machine, or bring a bundle made elsewhere with “glovebox images export FILE” and load it with “glovebox images import FILE”.`;
  }
  const last = log.findLast((line) => /error|fail|cannot|^E:/i.test(line)) ?? log.at(-1);
  return `${what} could not be built: ${[error, last].filter(Boolean).join(' — ')}`;
}
