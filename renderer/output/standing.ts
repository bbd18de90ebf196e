/** What stands in the place of the output. Pure. */
import { type DeskState, languageOf } from '../desk/desk-state.ts';
import { isActive, waitsForImage } from '../run/run-view.ts';

/** The output itself, or what there is to say as long as there is none. */
export type Standing = 'output' | 'building' | 'engine-unusable' | 'image-missing' | 'hint';

export function standingOf(state: DeskState): Standing {
  const language = languageOf(state);
  const isBuilding = language !== null && state.builds[language.id]?.state === 'building';
  if (isBuilding && waitsForImage(state.run, language.id)) return 'building';
  // Whatever is made meanwhile, another language’s run goes on printing.
  if (hasOutput(state)) return 'output';
  if (isBuilding) return 'building';
  if (state.engine !== null && state.engine.state !== 'ready') return 'engine-unusable';
  return language?.installed === false ? 'image-missing' : 'hint';
}

/** A run that never came to a sandbox has printed nothing. */
function hasOutput({ run }: DeskState): boolean {
  return run !== null && (isActive(run) || (run.report?.sandbox ?? null) !== null);
}
