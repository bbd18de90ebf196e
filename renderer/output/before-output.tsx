import { EngineUnusable } from '../engine/engine-unusable.tsx';
import { COMMANDS, RUN, shownKeys } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { languageOf } from '../desk/desk-state.ts';
import { BuildProgress } from './build-progress.tsx';
import { hasOutput } from './has-output.ts';
import { ImageMissing } from './image-missing.tsx';

/** What stands where the output will be, as long as there is none. */
export function BeforeOutput() {
  const { state } = useDesk();
  const language = languageOf(state);
  const build = language === null ? undefined : state.builds[language.id];
  if (language !== null && build?.state === 'building') {
    return <BuildProgress language={language} build={build} />;
  }
  if (hasOutput(state)) return null;
  if (state.engine !== null && state.engine.state !== 'ready') {
    return <EngineUnusable status={state.engine} />;
  }
  if (language !== null && !language.installed) return <ImageMissing language={language} />;
  return (
    <p className="designed-state hint">
      <span>
        Press <kbd>{shownKeys(RUN)}</kbd> to run this in a sandbox that is made for one run and then
        removed. <kbd>{shownKeys(COMMANDS)}</kbd> shows everything else.
      </span>
    </p>
  );
}
