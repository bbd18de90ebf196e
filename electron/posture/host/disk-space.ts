/** Free room where the engine keeps its images and containers. */
import { statfs } from 'node:fs/promises';
import type { EngineFacts } from '../../engine/container-engine.ts';
import type { DiskSpace } from '../posture.ts';
import { reading, unread, type Reading } from '../reading.ts';

/** Where containerd keeps images when the engine leaves them to it (`overlayfs` in place of `overlay2`). */
const CONTAINERD_FOLDER = '/var/lib/containerd';

export async function readDiskSpace(
  facts: Pick<EngineFacts, 'rootFolder' | 'storageDriver'>,
): Promise<Reading<readonly DiskSpace[]>> {
  if (facts.rootFolder === '') return unread('the engine does not say where it keeps its files');
  return reading(async () => {
    const spaces = [await measure(facts.rootFolder)];
    if (facts.storageDriver === 'overlayfs') spaces.push(await measure(CONTAINERD_FOLDER));
    return spaces;
  });
}

async function measure(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { folder, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
