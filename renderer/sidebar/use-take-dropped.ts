import type { DropItem } from 'react-aria-components';
import { useDesk } from '../desk/desk-context.ts';
import { useTakeFiles } from './use-take-files.ts';

/** @returns a function that opens what was dropped or pasted: programs, or a bundle of languages */
export function useTakeDropped(): (items: readonly DropItem[]) => Promise<void> {
  const { dispatch, bundleImport } = useDesk();
  const take = useTakeFiles();
  return async (items) => {
    const dropped = items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []));
    const files = await Promise.all(dropped);
    const folders = items.flatMap((item) => (item.kind === 'directory' ? [item.name] : []));
    const [bundle, ...others] = files.filter(isBundle);
    const problems = folders.map((name) => `${name} is a folder; drop the files in it.`);
    if (bundle !== undefined && bundleImport.isUnderWay) others.unshift(bundle);
    else if (bundle !== undefined) {
      // Where its progress is shown, and what came of it.
      dispatch({ type: 'dialog-shown', dialog: 'languages' });
      void bundleImport.import(bundle);
    }
    const programs = files.filter((file) => !isBundle(file));
    problems.push(...others.map(({ name }) => `${name}: one bundle is imported at a time.`));
    if (programs.length + problems.length > 0) await take(programs, problems);
  };
}

/** No language's programs end so. */
const isBundle = ({ name }: File): boolean => name.toLowerCase().endsWith('.tar');
