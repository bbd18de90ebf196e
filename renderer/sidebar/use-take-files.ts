import { languageOfFile } from '../../shared/languages/language.ts';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { readFromDisk } from '../workspace/disk-files.ts';

/**
 * Takes files from the person's own folders into the workspace: they become
 * one snippet, whose entry is the first that is a program.
 */
export function useTakeFiles(): (chosen: Iterable<File>) => Promise<void> {
  const { state, dispatch, workspace } = useDesk();
  return async (chosen) => {
    const { files, problems } = await readFromDisk(chosen);
    if (problems.length > 0) {
      const notice = { about: 'files', sentence: `Not opened: ${problems.join(' ')}` };
      dispatch({ type: 'noticed', notice });
    }
    const languages = state.description?.languages ?? [];
    const entry = files.find(({ name }) => languageOfFile(languages, name) !== null) ?? files[0];
    if (entry === undefined) return;
    const language = languageOfFile(languages, entry.name) ?? languageOf(state);
    if (language === null) return;
    const others = files.filter((file) => file !== entry);
    await workspace.create(language.id, [entry, ...others]);
  };
}
