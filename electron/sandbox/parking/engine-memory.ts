/** Whether the engine's machine has memory to spare for what only waits. */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { EngineFacts } from '../../engine/container-engine.ts';

const MEBIBYTE = 1024 * 1024;
/** Below this much that can be had, nothing waits: a share of the machine's memory, and a floor. */
const SPARE_SHARE = 0.1;
const SPARE_BYTES = 512 * MEBIBYTE;

/**
 * @returns null where it cannot be told: an engine elsewhere does not say what
 *   of its memory is free, and then only the bound on what is parked holds
 */
export function isShortOfMemory(facts: EngineFacts): boolean | null {
  if (!isThisMachine(facts)) return null;
  try {
    return isShort(readFileSync('/proc/meminfo', 'utf8'));
  } catch {
    return null;
  }
}

/** An engine in a virtual machine of this computer is behind a socket as well, but has another kernel. */
function isThisMachine({ details, kernelVersion }: EngineFacts): boolean {
  return details.connection === 'socket' && kernelVersion === os.release();
}

/**
 * @param meminfo the text of /proc/meminfo, by proc_meminfo(5)
 * @returns null when it does not say
 */
export function isShort(meminfo: string): boolean | null {
  const total = kibibytes(meminfo, 'MemTotal');
  const available = kibibytes(meminfo, 'MemAvailable');
  if (total === null || available === null) return null;
  return available * 1024 < Math.max(SPARE_BYTES, total * 1024 * SPARE_SHARE);
}

function kibibytes(meminfo: string, key: string): number | null {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB$`, 'm').exec(meminfo)?.[1];
  return found === undefined ? null : Number(found);
}
