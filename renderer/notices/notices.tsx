import './notices.css';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';

/** What went wrong, in a sentence each, until it is closed. */
export function Notices() {
  const { state, dispatch } = useDesk();
  return state.notices.map(({ about, sentence }) => (
    <div key={about} className="notice bad" role="alert">
      <Icon name="warning" />
      <p>{sentence}</p>
      <button
        type="button"
        className="button quiet"
        aria-label={`Close: ${sentence}`}
        onClick={() => dispatch({ type: 'notice-closed', about })}
      >
        <Icon name="cross" size={13} />
      </button>
    </div>
  ));
}
