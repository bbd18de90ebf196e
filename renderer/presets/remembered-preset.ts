import { useEffect } from 'react';
import type { DeskState } from '../desk/desk-state.ts';
import { remember, remembered } from '../workspace/remembered.ts';

const PRESET_KEY = 'preset';

/** The id of the preset that was chosen last; it may be one that is no more. */
export const rememberedPreset = (): string | null => remembered(PRESET_KEY);

/** What is weaker than Hardened comes back like any other, and the banner says so as it did when it was chosen. */
export function useRememberPreset({ description, presetId }: DeskState): void {
  // Before that nothing was chosen, and what was remembered has not been asked for.
  const isDescribed = description !== null;
  useEffect(() => {
    if (isDescribed) remember(PRESET_KEY, presetId);
  }, [isDescribed, presetId]);
}
