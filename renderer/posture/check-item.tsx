import type { CheckReport } from '../../shared/posture.ts';
import { Icon } from '../design/icon.tsx';
import { WithCommands } from '../design/with-commands.tsx';
import { CHECK_WORDS } from './check-states.ts';

/** One check: what was found, why it matters, how to mend it. */
export function CheckItem({ check }: { check: CheckReport }) {
  const { title, state, finding, why, mend } = check;
  const { word, icon } = CHECK_WORDS[state];
  return (
    <li className={`check ${state}`}>
      <h4>
        <Icon name={icon} />
        {title} <span className="word">{word}</span>
      </h4>
      <p>
        <WithCommands text={finding} />
      </p>
      {state !== 'pass' && <p className="why">{why}</p>}
      {mend !== null && (
        <p className="mend">
          <b>Mend it:</b> <WithCommands text={mend} />
        </p>
      )}
    </li>
  );
}
