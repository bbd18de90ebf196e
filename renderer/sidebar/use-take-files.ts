import { languageOfFile } from '../../shared/languages/language.ts';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { readFromDisk } from '../workspace/disk-files.ts';

/** @param problems a sentence for each thing that came with the files and is none */
export type TakeFiles = (chosen: Iterable<File>, problems?: readonly string[]) => Promise<void>;

/**
 * Takes files from the person's own folders into the workspace: they become
 * one snippet, whose entry is the first that is a program.
 */
export function useTakeFiles(): TakeFiles {
  const { state, dispatch, workspace } = useDesk();
  return async (chosen, others = []) => {
    const { files, problems: unreadable } = await readFromDisk(chosen);
    const problems = [...others, ...unreadable];
    if (problems.length > 0) {
      const notice = { about: 'files', sentence: `Not opened: ${problems.join(' ')}` };
      dispatch({ type: 'noticed', notice });
    }
    const languages = state.description?.languages ?? [];
    const entry = files.find(({ name }) => languageOfFile(languages, name) !== null) ?? files[0];
    if (entry === undefined) return;
    const language = languageOfFile(languages, entry.name) ?? languageOf(state);
    if (language === null) return;
    const rest = files.filter((file) => file !== entry);
    await workspace.create(language.id, [entry, ...rest]);
  };
}
