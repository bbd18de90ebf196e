/** A writable root is on the engine's disk: it is given only where that has room to spare. */
import os from 'node:os';
import { GloveboxError } from '../../shared/outcome.ts';
import type { EngineFacts } from '../engine/container-engine.ts';
import { whyElsewhere } from '../posture/engine-place.ts';
import { readDiskSpace } from '../posture/host/disk-space.ts';
import type { DiskSpace } from '../posture/posture.ts';

const GIBIBYTE = 1024 ** 3;
/** Bytes. Twenty times what a writable root is let grow by, so that several at once leave the host room. */
export const AMPLE_DISK_BYTES = 5 * GIBIBYTE;

/** @returns a sentence when the scarcest of these folders is too full for a writable root, else null */
export function lackOfRoom(spaces: readonly DiskSpace[]): string | null {
  const [scarcest] = spaces.toSorted((a, b) => a.freeBytes - b.freeBytes);
  if (scarcest === undefined || scarcest.freeBytes >= AMPLE_DISK_BYTES) return null;
  // Rounded down: just too little must not read as enough.
  const free = (Math.floor((scarcest.freeBytes / GIBIBYTE) * 10) / 10).toFixed(1);
  return `A writable root file system needs 5 GiB free on the engine’s disk, and at ${scarcest.folder} ${free} GiB are free.`;
}

/**
 * Where the free room cannot be read, as with an engine elsewhere, nothing is refused.
 *
 * @throws GloveboxError `refused`
 */
export async function requireDiskRoom(facts: EngineFacts): Promise<void> {
  const { platform } = process;
  const here = { platform, hostName: os.hostname(), kernelRelease: os.release() };
  if (whyElsewhere(facts, here) !== null) return;
  const space = await readDiskSpace(facts);
  const lack = space.known ? lackOfRoom(space.value) : null;
  if (lack !== null) throw new GloveboxError('refused', lack);
}
