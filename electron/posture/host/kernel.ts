/** What this computer's kernel says of itself. */
import { readFile } from 'node:fs/promises';
import type { KernelModules } from '../posture.ts';
import { reading, unread, type Reading } from '../reading.ts';

/** @param root of the file system, for tests */
export async function readKernelModules(
  platform: NodeJS.Platform,
  root = '',
): Promise<Reading<KernelModules>> {
  if (platform !== 'linux') return unread('this computer runs no Linux kernel');
  return reading(async () => {
    const apparmor = await textOrNull(`${root}/sys/module/apparmor/parameters/enabled`);
    const enforcing = await textOrNull(`${root}/sys/fs/selinux/enforce`);
    return {
      apparmor: apparmor?.trim() === 'Y',
      selinux: enforcing === null ? null : enforcing.trim() === '1' ? 'enforcing' : 'permissive',
    };
  });
}

/** On x86 the processor says that a hypervisor is below; others have no such common word. */
export async function readIsVirtual(
  platform: NodeJS.Platform,
  root = '',
): Promise<Reading<boolean>> {
  if (platform !== 'linux') return unread('this computer runs no Linux kernel');
  const text = await reading(() => readFile(`${root}/proc/cpuinfo`, 'utf8'));
  if (!text.known) return text;
  const flags = /^flags\s*:(.*)$/m.exec(text.value)?.[1];
  if (flags === undefined) return unread('this processor does not say whether one is below');
  return { known: true, value: flags.split(/\s+/).includes('hypervisor') };
}

/** The file's text, or null where the kernel has no such file. */
async function textOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
