/**
 * What a program can see of its process and of its surroundings, as comparable text.
 *
 * Every program of these tests prints records, one for each thing that it looked
 * at: a record separator, a name, a unit separator, what stood there.
 */

/** Read whole by every program; cut down to what matters below. */
export const PROC_FILES = [
  '/proc/self/stat',
  '/proc/self/status',
  '/proc/self/environ',
  '/proc/self/cmdline',
  '/proc/self/comm',
  '/proc/self/limits',
  '/proc/self/oom_score_adj',
  '/proc/self/cgroup',
  '/proc/self/personality',
  '/proc/self/timerslack_ns',
  '/proc/self/loginuid',
  '/proc/uptime',
] as const;

/**
 * What can honestly differ, and is not compared:
 *
 * - when the process began, and all that is counted from there: its start time,
 *   in Node `process.uptime()` and `performance.now()`;
 * - what it used until its first line: processor time, page faults, switches,
 *   memory by some pages;
 * - where things lie in memory, as between any two starts; and that gate.so is
 *   among what is mapped, and stands in for a few functions of libc;
 * - its process id, which also differs from one cold start to the next;
 * - where the gate may not tell the kernel that the environment has become
 *   shorter (under the strict system-call filter, and on gVisor's kernel), zeros
 *   at the end of /proc/self/environ, and there alone.
 */
const COMPARED: Readonly<Record<string, (text: string) => string>> = {
  '/proc/self/stat': ofStat,
  '/proc/self/status': ofStatus,
  '/proc/uptime': () => '',
};

/** How long the program's process had been there when it looked, seconds. */
export function ageOf(printed: string): number {
  const read = (name: string): string =>
    printed.split(`\x1e${name}\x1f`)[1]?.split('\x1e')[0] ?? '';
  const stat = read('/proc/self/stat');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
  // In clock ticks, of which there are a hundred a second wherever Linux runs (proc_pid_stat(5)).
  return Number(read('/proc/uptime').split(' ')[0]) - Number(started) / 100;
}

/** Of proc_pid_stat(5), by number: parent, group, session, terminal, its group, nice, threads, policy. */
const STAT_FIELDS = [4, 5, 6, 7, 8, 19, 20, 38, 40, 41];

const NUMBERS_OF_PROCESSES = [5, 6, 8];

function ofStat(text: string): string {
  const own = text.split(' ')[0];
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const told = (number: number): string => {
    const value = fields[number - 3] ?? '';
    return NUMBERS_OF_PROCESSES.includes(number) && value === own ? 'own' : value;
  };
  return STAT_FIELDS.map((number) => `${number}=${told(number)}`).join(' ');
}

const STATUS_LINES =
  /^(Name|Umask|PPid|TracerPid|Uid|Gid|FDSize|Groups|Threads|SigPnd|ShdPnd|SigBlk|SigIgn|SigCgt|Cap\w+|NoNewPrivs|Seccomp\w*|Cpus_allowed|CoreDumping):/;

function ofStatus(text: string): string {
  return text
    .split('\n')
    .filter((line) => STATUS_LINES.test(line))
    .join('\n');
}

/** The block of the environment without zeros behind its last variable. */
export function withoutLastZeros(looks: Record<string, string>): Record<string, string> {
  const name = '/proc/self/environ';
  return { ...looks, [name]: (looks[name] ?? '').replace(/\0+$/, '') };
}

/**
 * @param printed a program's standard output
 * @returns name → what stood there, without what is never the same twice
 */
export function looksOf(printed: string): Record<string, string> {
  const looks: Record<string, string> = {};
  for (const entry of printed.split('\x1e').slice(1)) {
    const [name = '', text = ''] = entry.split('\x1f');
    looks[name] = withoutNumbersOfTheDay((COMPARED[name] ?? ((same) => same))(text));
  }
  return looks;
}

function withoutNumbersOfTheDay(text: string): string {
  return text
    .replaceAll(/(pipe|socket):\[\d+\]/g, '$1:[n]')
    .replaceAll(/(HOSTNAME\W+)[0-9a-f]{12}/g, '$1h')
    .replaceAll(/\/docker\/[0-9a-f]{64}/g, '/docker/id')
    .replaceAll(/\/proc\/\d+\//g, '/proc/own/')
    .replaceAll(/0x[0-9a-f]{6,16}/g, '0x…');
}
