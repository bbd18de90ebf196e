/**
 * Which instances of this installation are running.
 *
 * An instance's lock file names its process. It is held for as long as that
 * very process lives, which the system tells exactly: no heartbeat to miss, and
 * nothing to wait for after `kill -9`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './data-folder.ts';

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one with its number; null where the system does not say. */
  readonly birth: string | null;
}

export class InstanceLock {
  readonly id = randomUUID();
  readonly #folder: DataFolder;

  /** Takes the lock of a new instance. */
  constructor(folder: DataFolder) {
    this.#folder = folder;
    const holder: Holder = { pid: process.pid, birth: birthOf(process.pid) };
    // Renamed into place: another instance never sees half a lock.
    const pending = `${this.#file(this.id)}.pending`;
    writeFileSync(pending, JSON.stringify(holder), { mode: 0o600, flag: 'wx' });
    renameSync(pending, this.#file(this.id));
  }

  /** Whether the instance of this id lives; one without a lock file does not. */
  isHeld(instanceId: string): boolean {
    const holder = readHolder(this.#file(instanceId));
    return holder !== null && isAlive(holder);
  }

  /** Removes the lock files of instances that have ended. */
  clear(): void {
    for (const name of readdirSync(this.#folder.instances)) {
      if (!name.endsWith('.json')) continue;
      const id = path.basename(name, '.json');
      if (!this.isHeld(id)) rmSync(this.#file(id), { force: true });
    }
  }

  release(): void {
    rmSync(this.#file(this.id), { force: true });
  }

  #file(id: string): string {
    return path.join(this.#folder.instances, `${path.basename(id)}.json`);
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    const { pid, birth } = value;
    // Zero and negative numbers would ask about whole groups of processes.
    if (typeof pid !== 'number' || !Number.isInteger(pid) || pid <= 0) return null;
    return { pid, birth: typeof birth === 'string' ? birth : null };
  } catch {
    // Missing or half-written: nobody holds it.
    return null;
  }
}

function isAlive({ pid, birth }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM is a process of another user: alive, and not to be swept.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (hasEnded(pid)) return false;
  const now = birthOf(pid);
  return birth === null || now === null || birth === now;
}

/** One that has ended and whose parent has not asked about it yet can still be signalled. */
function hasEnded(pid: number): boolean {
  return /^[ZX]$/.test(statOf(pid)[0] ?? '');
}

/** On Linux the boot's id and the start time in clock ticks. */
function birthOf(pid: number): string | null {
  const ticks = statOf(pid)[19];
  if (ticks === undefined) return null;
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`;
  } catch {
    return null;
  }
}

/** Fields 3 (the state) and on, so that field 22 (the start) is the twentieth, of Linux's proc_pid_stat(5). */
function statOf(pid: number): readonly string[] {
  if (process.platform !== 'linux') return [];
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command's name in parentheses, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
