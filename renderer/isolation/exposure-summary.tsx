import './exposure-summary.css';
import { exposureOf } from '../../shared/exposure/exposure.ts';
import { listOf, paragraphOf } from '../../shared/exposure/wording.ts';
import { useDesk } from '../desk/desk-context.ts';
import { ConsentSentence } from '../lowered/consent-sentence.tsx';
import { consentFor, nextLowerings } from '../lowered/lowering.ts';
import { isActive } from '../run/run-view.ts';
import { formatSize } from './levels.ts';
import { standNow } from './standings.ts';

/** In plain words: what the last run could do and could not, or what is asked of the next. */
export function ExposureSummary() {
  const { state } = useDesk();
  const stand = standNow(state);
  const lowerings = isActive(state.run) ? [] : nextLowerings(state);
  const consent = isActive(state.run) ? null : consentFor(state, lowerings);
  const paragraph = stand === null ? null : paragraphOf(exposureOf(stand.standings), stand.tense);

  return (
    <div className="exposure">
      <p>
        {paragraph === null ? (
          <b>That run was refused before its program started.</b>
        ) : (
          <>
            {paragraph.lead !== null && <b>{paragraph.lead} </b>}
            {paragraph.sentences.join(' ')}
          </>
        )}
      </p>
      {lowerings.length > 0 && (
        <>
          <h3>Less protection for the next run</h3>
          <ul>
            {lowerings.map(({ layer, level, kind, exposes, asksConsent }) => (
              <li key={layer.id}>
                <b>
                  {layer.title}{' '}
                  {kind === 'raised' ? formatSize(layer, level) : <code>{level}</code>}
                </b>
                : {exposes === null ? descriptionOf(layer.levels, level) : `it could ${exposes}`}.
                {asksConsent && ' Asks for consent.'}
              </li>
            ))}
          </ul>
        </>
      )}
      {consent !== null && (
        <p className="consent">
          <ConsentSentence sentence={consent.sentence} />
          {consent.asking.length > 0 && ` It is asked for ${listOf(consent.asking, 'and')}.`}
          {consent.kind === 'flag-missing' && ' Without it the run is refused.'}
        </p>
      )}
    </div>
  );
}

const descriptionOf = (
  levels: readonly { readonly id: string; readonly description: string }[],
  level: string,
): string => levels.find(({ id }) => id === level)?.description ?? 'lower than usual';
