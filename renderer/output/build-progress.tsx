import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { LanguageDescription } from '../../shared/contract.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { Build } from '../desk/desk-state.ts';
import { isActive } from '../run/run-view.ts';

interface BuildProgressProps {
  readonly language: LanguageDescription;
  readonly build: Build;
}

/** An image being made: the one long wait, once a language. */
export function BuildProgress({ language, build }: BuildProgressProps) {
  const { door, dispatch, state } = useDesk();
  const runId = isActive(state.run) ? state.run?.runId : null;

  const cancel = async () => {
    if (runId) await door.call('stopRun', { runId });
    const cancelled = await door.call('cancelBuild', { language: language.id });
    // That it had just ended is no news worth a message.
    if (cancelled.ok || cancelled.error.code === 'not-found') return;
    dispatch({ type: 'noticed', notice: { about: 'image', sentence: cancelled.error.sentence } });
  };

  return (
    <section className="designed-state" aria-labelledby="build-title">
      <h3 id="build-title">Making the image for {language.name}</h3>
      <p>Once for each language; from then on it starts at once, also without a network.</p>
      <ProgressBar
        className="progress"
        isIndeterminate={build.fraction === null}
        value={(build.fraction ?? 0) * 100}
      >
        {({ percentage, valueText }) => (
          <>
            <Label>{build.step}</Label>
            <span className="value">{build.fraction === null ? '' : valueText}</span>
            <span className="track" aria-hidden="true">
              <span
                className={build.fraction === null ? 'bar unknown' : 'bar'}
                style={{ inlineSize: `${percentage ?? 30}%` }}
              />
            </span>
          </>
        )}
      </ProgressBar>
      <button type="button" className="button" onClick={() => void cancel()}>
        Cancel
      </button>
    </section>
  );
}
