import './engine.css';
import type { EngineUnusable as Unusable } from '../../shared/description.ts';
import { Icon } from '../design/icon.tsx';
import { WithCommands } from '../design/with-commands.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useLookAgain, useLookingByItself } from './use-look-again.ts';

const TITLES: Readonly<Record<Unusable['state'], string>> = {
  absent: 'No container engine was found',
  refused: 'The container engine refuses this user',
  'too-old': 'The container engine is too old',
};

/** What is missing and what to do about it; the editor beside it works all the same. */
export function EngineUnusable({ status }: { status: Unusable }) {
  const { looking } = useDesk().state;
  const lookAgain = useLookAgain();
  useLookingByItself();
  return (
    <section className="designed-state engine-unusable" aria-labelledby="engine-unusable">
      <div className="what">
        <Icon name="plug" size={28} />
        <h3 id="engine-unusable">{TITLES[status.state]}</h3>
        <p>{status.sentence}</p>
        <p>What you write is kept meanwhile. Once an engine runs, this page finds it by itself.</p>
        <button
          type="button"
          className="button primary"
          disabled={looking}
          onClick={() => void lookAgain()}
        >
          {looking ? 'Looking…' : 'Look again'}
        </button>
      </div>
      {status.advice.length > 0 && (
        <ul className="advice">
          {status.advice.map((line) => (
            <li key={line}>
              <WithCommands text={line} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
