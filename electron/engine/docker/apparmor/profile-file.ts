/** AppArmor's profiles are loaded by root from a file: where ours lies, and the command for it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shellQuoted } from '../../../../shared/explain/explanation.ts';
import { OWN_PROFILE } from '../../../../shared/layers/lsm.ts';
import { APPARMOR_PROFILE } from './profile.ts';

/** Where the profile is written to. */
export function apparmorProfileFile(dataFolder: string): string {
  return path.join(dataFolder, 'apparmor', OWN_PROFILE);
}

/** Writes the profile of this version. */
export async function writeApparmorProfile(dataFolder: string): Promise<void> {
  const file = apparmorProfileFile(dataFolder);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, APPARMOR_PROFILE);
}

/** The command that loads it, on the engine's machine. */
export function loadCommand(dataFolder: string): string {
  return `sudo apparmor_parser -r -W ${shellQuoted(apparmorProfileFile(dataFolder))}`;
}
