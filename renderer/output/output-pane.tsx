import './output.css';
import { lazy, Suspense } from 'react';
import { Toggle } from '../design/toggle.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { EngineUnusable } from '../engine/engine-unusable.tsx';
import { PastRun } from '../history/past-run.tsx';
import { isActive } from '../run/run-view.ts';
import type { RunControl } from '../run/use-run-control.ts';
import { UsagePanel } from '../usage/usage-panel.tsx';
import { Verdict } from '../run/verdict.tsx';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { BeforeOutput } from './before-output.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { ProgramInput } from './program-input.tsx';
import { OutputTools } from './output-tools.tsx';
import { PlainRaw } from './raw/plain-raw.tsx';
import { RunProgress } from './run-progress.tsx';
import { standingOf } from './standing.ts';
import { useOutputView } from './use-output-view.ts';

const OutputScreen = lazy(() => import('./output-screen.tsx'));
const RawView = lazy(async () => {
  try {
    return await import('./raw/raw-view.tsx');
  } catch (error) {
    console.error('The raw view did not load; a plain one takes its place.', error);
    return { default: PlainRaw };
  }
});

export function OutputPane({ control }: { control: RunControl }) {
  const { state, output, workspace } = useDesk();
  const snippet = useShownSnippet();
  const { run, engine } = state;
  const { isRaw, marksErrors } = useOutputView();
  const isLive = run?.phase === 'running' && run.terminal && run.stage === 'run';
  const isUsable = engine === null || engine.state === 'ready' || run !== null;
  // Where there is no output, what is to be said of the engine stands in its place.
  const lost =
    engine !== null && engine.state !== 'ready' && run?.report && standingOf(state) === 'output';

  return (
    <section className="output-pane" aria-label="Output">
      <div className="strip">
        <h2>Output</h2>
        <RunProgress />
        <OutputTools />
        <HiddenNote />
        <div className="switches">
          <Toggle
            label="Mark errors"
            className="mark-errors"
            isOn={marksErrors}
            onChange={(isOn) => output.markErrors(isOn)}
          />
          <Toggle
            label="Terminal"
            isOn={snippet?.settings.terminal ?? false}
            isDisabled={isActive(run) || snippet === null}
            onChange={(terminal) => workspace.shown?.set({ terminal })}
          />
        </div>
      </div>
      <PastRun control={control} />
      <Verdict control={control} />
      {lost && <EngineUnusable status={engine} />}
      <div className="output-body">
        {isUsable && <UsagePanel />}
        <div className={marksErrors ? 'screen-frame' : 'screen-frame unmarked'} data-pane="output">
          {isRaw && (
            <Suspense>
              <RawView output={output} isActive={isActive(run)} />
            </Suspense>
          )}
          {/* It stays as it is under the raw view, and goes on. */}
          <div className="screen-place" inert={isRaw}>
            <Suspense>
              <OutputScreen
                output={output}
                isLive={isLive && !isRaw}
                onTyped={(text) => void control.sendTyped(text)}
                onResize={(size) => control.resize(size)}
              />
            </Suspense>
          </div>
          <BeforeOutput />
        </div>
      </div>
      {isLive && !isRaw ? (
        <p className="terminal-hint">Keys go to the program. F6 leaves the terminal.</p>
      ) : (
        <ProgramInput control={control} />
      )}
    </section>
  );
}
