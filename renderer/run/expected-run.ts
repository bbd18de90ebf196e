/** The run that would be asked for if Run were pressed now, without the program's text. Pure. */
import type { ExpectRun } from '../../shared/contract.ts';
import { type DeskState, languageOf } from '../desk/desk-state.ts';
import { layersInError } from '../isolation/levels.ts';
import { splitArguments } from './arguments.ts';
import { USUAL_SIZE } from './usual-size.ts';

/** @returns null while it is not known, or could not be run as it stands */
export function expectedRun(state: DeskState): ExpectRun | null {
  const language = languageOf(state);
  const words = splitArguments(state.argumentLine);
  if (language === null || !language.installed || !words.ok) return null;
  if (layersInError(state.description?.layers ?? [], state.levels).length > 0) return null;
  return {
    language: language.id,
    fileNames: [language.untitled],
    arguments: words.words,
    levels: state.levels,
    preset: state.presetId,
    // Its size is said when the run begins.
    terminal: state.terminal ? USUAL_SIZE : null,
  };
}
