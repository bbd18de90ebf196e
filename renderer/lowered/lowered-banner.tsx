import './lowered-banner.css';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { DEFAULT_PRESET, presetOf } from '../desk/desk-state.ts';
import { shortList } from '../../shared/exposure/wording.ts';
import { isActive } from '../run/run-view.ts';
import { ConsentSentence } from './consent-sentence.tsx';
import { consentFor, isWeakened, namesOf, nextLowerings, runLowerings } from './lowering.ts';
import { useWeakenedTitle } from './use-weakened-title.ts';

/** What Run is described by, for those who do not see its colour. */
export const BANNER_ID = 'lowered-layers';

/** The panel names them all. */
const MOST_EXPOSED = 2;

/** Across the whole desk, for as long as anything is lowered: what, what that exposes, until when. */
export function LoweredBanner() {
  const { state, dispatch } = useDesk();
  const active = isActive(state.run) ? state.run : null;
  const lowerings = active === null ? nextLowerings(state) : runLowerings(state, active);
  const names = lowerings.length === 0 ? null : namesOf(lowerings);
  const weakened = isWeakened(lowerings);
  useWeakenedTitle(weakened ? names : null);
  const consent = active === null ? consentFor(state, lowerings) : null;
  if (names === null && consent === null) return null;

  const exposed = lowerings.flatMap(({ exposes }) => exposes ?? []);
  const byPreset = lowerings.some((it) => it.byPreset);
  const forOnce = lowerings.some((it) => !it.byPreset);
  const preset = presetOf(state)?.title ?? state.presetId;
  const run = active === null ? 'Next run' : 'This run';
  return (
    <section
      className={`lowered-banner${weakened || consent !== null ? '' : ' mild'}`}
      aria-label="Lowered layers"
    >
      <Icon name="warning" size={18} />
      <p id={BANNER_ID} aria-live="polite">
        <strong>
          {run}
          {names === null ? '' : `: ${names}`}.
        </strong>{' '}
        {exposed.length > 0 && <span>It could {shortList(exposed, MOST_EXPOSED)}. </span>}
        {consent !== null && (
          <strong className="consent">
            <ConsentSentence sentence={consent.sentence} />{' '}
          </strong>
        )}
        {active === null && lowerings.length > 0 && (
          <em>
            {forOnce && `For the next run, then back to ${preset}.`}
            {forOnce && byPreset && ` Less than Hardened that is too.`}
            {!forOnce && `Until another preset than ${preset} is chosen.`}
          </em>
        )}
      </p>
      {active === null && lowerings.length > 0 && (
        <button
          type="button"
          className="button"
          onClick={() =>
            dispatch(
              forOnce
                ? { type: 'levels-reset' }
                : { type: 'preset-chosen', presetId: DEFAULT_PRESET },
            )
          }
        >
          {forOnce ? 'Reset' : 'Back to Hardened'}
        </button>
      )}
    </section>
  );
}
