import './own-presets.css';
import { type FormEvent, useState } from 'react';
import { LONGEST_PRESET_TITLE } from '../../shared/own-preset.ts';
import { focusField } from '../design/focus-field.ts';
import { Sheet } from '../design/sheet.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { OwnPresetRow } from './own-preset-row.tsx';
import { levelsToKeep } from './own-presets.ts';
import { useOwnPresets } from './use-own-presets.ts';

/** The levels as they stand, kept under a name; and what was kept before, to change and to remove. */
export default function OwnPresetsDialog({ onClose }: { onClose: () => void }) {
  const { state } = useDesk();
  const actions = useOwnPresets();
  const [title, setTitle] = useState('');
  const { error, removed } = actions;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await actions.save(title)) onClose();
  };

  return (
    <Sheet title="Your presets" width="40rem" onClose={onClose}>
      <div className="own-presets">
        <form onSubmit={(event) => void save(event)}>
          <label className="field">
            <span>Name</span>
            <input
              ref={focusField}
              className="input"
              autoComplete="off"
              maxLength={LONGEST_PRESET_TITLE}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </label>
          <button type="submit" className="button primary">
            Save as preset
          </button>
        </form>
        <p className="kept">{keptText(Object.entries(levelsToKeep(state)))}</p>
        {error !== null && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        {state.ownPresets.length > 0 && (
          <ul aria-label="Presets of your own">
            {state.ownPresets.map((preset) => (
              <OwnPresetRow key={preset.id} preset={preset} actions={actions} onUsed={onClose} />
            ))}
          </ul>
        )}
        <div className="removed" aria-live="polite">
          {removed !== null && (
            <>
              <span>“{removed.title}” was removed.</span>
              <button type="button" className="button" onClick={() => void actions.restore()}>
                Undo
              </button>
            </>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function keptText(levels: readonly (readonly [string, string])[]): string {
  if (levels.length === 0) return 'Keeps the levels as they stand: those of Hardened.';
  const listed = levels.map(([id, level]) => `${id}=${level}`).join(', ');
  return `Keeps what differs from Hardened: ${listed}. A preset gives no consent: what needs it asks for it at every run.`;
}
