/** Docker's command line takes a system-call filter only as a file. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SeccompChoice } from '../../../../shared/container-spec.ts';
import { SECCOMP_PROFILES } from './profiles.ts';

/** @returns the file's path; null for the engine's own filter, or none */
export async function writeSeccompProfile(
  choice: SeccompChoice,
  dataFolder: string,
): Promise<string | null> {
  if (choice === 'engine' || choice === 'unconfined') return null;
  const folder = path.join(dataFolder, 'seccomp');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${choice}.json`);
  await writeFile(file, SECCOMP_PROFILES[choice]);
  return file;
}
