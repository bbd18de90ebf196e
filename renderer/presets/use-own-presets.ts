import { useState } from 'react';
import type { OwnPreset } from '../../shared/own-preset.ts';
import { useDesk } from '../desk/desk-context.ts';
import { levelsToKeep } from './own-presets.ts';

export interface OwnPresetActions {
  /** What went wrong last, as a sentence; null when nothing did. */
  readonly error: string | null;
  /** The one that was taken away last, as long as it can be brought back. */
  readonly removed: OwnPreset | null;
  /** Each resolves with whether it was done. */
  save(title: string): Promise<boolean>;
  update(preset: OwnPreset): Promise<boolean>;
  rename(preset: OwnPreset, title: string): Promise<boolean>;
  remove(preset: OwnPreset): Promise<boolean>;
  restore(): Promise<boolean>;
}

/** What a person can do with their own presets; the list itself follows by an event. */
export function useOwnPresets(): OwnPresetActions {
  const { door, state, dispatch } = useDesk();
  const [error, setError] = useState<string | null>(null);
  const [removed, setRemoved] = useState<OwnPreset | null>(null);
  const levels = levelsToKeep(state);

  /** The answer's value, or null after saying what is wrong. */
  const ask = async <T>(
    asked: Promise<
      | { readonly ok: true; readonly value: T }
      | { readonly ok: false; readonly error: { sentence: string } }
    >,
  ): Promise<T | null> => {
    const outcome = await asked;
    setError(outcome.ok ? null : outcome.error.sentence);
    return outcome.ok ? outcome.value : null;
  };

  return {
    error,
    removed,
    async save(title) {
      const made = await ask(door.call('createPreset', { title: title.trim(), levels }));
      if (made === null) return false;
      dispatch({ type: 'presets-known', presets: [...state.ownPresets, made] });
      dispatch({ type: 'preset-chosen', presetId: made.id });
      return true;
    },
    async update({ id, title }) {
      const changed = await ask(door.call('changePreset', { preset: id, title, levels }));
      if (changed === null) return false;
      const presets = state.ownPresets.map((each) => (each.id === id ? changed : each));
      dispatch({ type: 'presets-known', presets });
      dispatch({ type: 'preset-chosen', presetId: id });
      return true;
    },
    async rename({ id, levels: kept }, title) {
      const asked = { preset: id, title: title.trim(), levels: kept };
      return (await ask(door.call('changePreset', asked))) !== null;
    },
    async remove(preset) {
      if ((await ask(door.call('removePreset', { preset: preset.id }))) === null) return false;
      setRemoved(preset);
      return true;
    },
    async restore() {
      if (removed === null) return false;
      const isBack = (await ask(door.call('restorePreset', { preset: removed.id }))) !== null;
      if (isBack) setRemoved(null);
      return isBack;
    },
  };
}
