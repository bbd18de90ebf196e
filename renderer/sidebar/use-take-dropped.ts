import type { DropItem } from 'react-aria-components';
import { useTakeFiles } from './use-take-files.ts';

/** @returns a function that opens what was dropped or pasted */
export function useTakeDropped(): (items: readonly DropItem[]) => Promise<void> {
  const take = useTakeFiles();
  return async (items) => {
    const files = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
    const folders = items.flatMap((item) => (item.kind === 'directory' ? [item.name] : []));
    const problems = folders.map((name) => `${name} is a folder; drop the files in it.`);
    await take(await Promise.all(files), problems);
  };
}
