/** The run that would be asked for if Run were pressed now, without the program's text. Pure. */
import type { ExpectRun } from '../../shared/run-request.ts';
import type { DeskState } from '../desk/desk-state.ts';
import { layersInError } from '../isolation/levels.ts';
import { askedLevels } from '../presets/own-presets.ts';
import type { SnippetView } from '../workspace/open-snippet.ts';
import { splitArguments } from './arguments.ts';
import { USUAL_SIZE } from './usual-size.ts';

/** @returns null while it is not known, or could not be run as it stands */
export function expectedRun(state: DeskState, snippet: SnippetView | null): ExpectRun | null {
  const language = state.description?.languages.find(({ id }) => id === snippet?.language);
  if (snippet === null || language === undefined || !language.installed) return null;
  const words = splitArguments(snippet.settings.argumentLine);
  if (!words.ok) return null;
  if (layersInError(state.description?.layers ?? [], state.levels).length > 0) return null;
  return {
    language: language.id,
    fileNames: snippet.files.map(({ name }) => name),
    arguments: words.words,
    ...askedLevels(state),
    // Its size is said when the run begins.
    terminal: snippet.settings.terminal ? USUAL_SIZE : null,
  };
}
