import { EngineUnusable } from '../engine/engine-unusable.tsx';
import { useSuccessorFocus } from '../design/use-successor-focus.ts';
import { COMMANDS, RUN, shownKeys } from '../design/shortcut.ts';
import { useDesk } from '../desk/desk-context.ts';
import { type DeskState, languageOf } from '../desk/desk-state.ts';
import { BuildProgress } from './build-progress.tsx';
import { ImageMissing } from './image-missing.tsx';
import { standingOf } from './standing.ts';

/** What stands where the output will be, as long as there is none. */
export function BeforeOutput() {
  const { state } = useDesk();
  const place = useSuccessorFocus<HTMLDivElement>();
  return (
    <div className="before-output" ref={place}>
      <WhatStands state={state} />
    </div>
  );
}

function WhatStands({ state }: { state: DeskState }) {
  const language = languageOf(state);
  const build = language === null ? undefined : state.builds[language.id];
  switch (standingOf(state)) {
    case 'output':
      return null;
    case 'building':
      return language && build && <BuildProgress language={language} build={build} />;
    case 'engine-unusable':
      return state.engine && state.engine.state !== 'ready' ? (
        <EngineUnusable status={state.engine} />
      ) : null;
    case 'image-missing':
      return language && <ImageMissing language={language} />;
    case 'hint':
      return <Hint />;
  }
}

function Hint() {
  return (
    <p className="designed-state hint">
      <span>
        Press <kbd>{shownKeys(RUN)}</kbd> to run this in a sandbox that is made for one run and then
        removed. <kbd>{shownKeys(COMMANDS)}</kbd> shows everything else.
      </span>
    </p>
  );
}
