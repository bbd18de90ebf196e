import { type FormEvent, useState } from 'react';
import { LONGEST_PRESET_TITLE, type OwnPreset } from '../../shared/own-preset.ts';
import { focusField } from '../design/focus-field.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { OwnPresetActions } from './use-own-presets.ts';

interface OwnPresetRowProps {
  readonly preset: OwnPreset;
  readonly actions: OwnPresetActions;
  readonly onUsed: () => void;
}

/** One preset of the person's own: what it holds, and what can be done with it. */
export function OwnPresetRow({ preset, actions, onUsed }: OwnPresetRowProps) {
  const { state, dispatch } = useDesk();
  const [name, setName] = useState<string | null>(null);
  const { id, title, levels } = preset;
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (await actions.rename(preset, name ?? title)) setName(null);
  };
  const use = () => {
    dispatch({ type: 'preset-chosen', presetId: id });
    onUsed();
  };

  if (name !== null) {
    return (
      <li>
        <form onSubmit={(event) => void rename(event)}>
          <input
            ref={focusField}
            className="input"
            aria-label={`New name of ${title}`}
            maxLength={LONGEST_PRESET_TITLE}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button">
            Rename
          </button>
          <button type="button" className="button quiet" onClick={() => setName(null)}>
            Cancel
          </button>
        </form>
      </li>
    );
  }
  const contents = Object.entries(levels).map(([layer, level]) => `${layer}=${level}`);
  const button = (word: string, act: () => void) => (
    <button type="button" className="button" aria-label={`${word} ${title}`} onClick={act}>
      {word}
    </button>
  );
  return (
    <li>
      <p>
        <b>{title}</b>
        {state.presetId === id && ' (chosen)'}
        <small>{contents.length === 0 ? 'as Hardened' : contents.join(', ')}</small>
      </p>
      {button('Use', use)}
      {button('Update', () => void actions.update(preset))}
      {button('Rename', () => setName(title))}
      {button('Remove', () => void actions.remove(preset))}
    </li>
  );
}
