/** A person's own named levels: kept by the application, expanded by whoever asks for a run. Pure. */
import type { Language } from './languages/language.ts';
import type { Levels } from './run-request.ts';

export interface OwnPreset {
  /** Never a built-in preset's: those are words, these are UUIDs. */
  readonly id: string;
  readonly title: string;
  /** What differs from Hardened. A layer that comes later is as Hardened has it. */
  readonly levels: Levels;
}

/** The built-in preset that an own one says its differences from. */
export const OWN_PRESET_BASE = 'hardened';

/** More than a person keeps apart by name. */
export const MOST_OWN_PRESETS = 50;
export const LONGEST_PRESET_TITLE = 40;

/**
 * The differences from Hardened to ask for. As with built-in presets, a language
 * gets the sizes that it needs where the preset has less: Hardened raises those.
 */
export function ownPresetLevels(
  own: OwnPreset,
  { raisedDefaults }: Pick<Language, 'raisedDefaults'>,
): Levels {
  const kept = Object.entries(own.levels).filter(([id, level]) => {
    const raised = Object.hasOwn(raisedDefaults, id) ? raisedDefaults[id] : undefined;
    return raised === undefined || Number(level) >= raised;
  });
  return Object.fromEntries(kept);
}

/**
 * @param taken names and ids of the other presets, built-in ones too
 * @returns what is wrong with a name, as a sentence, or null
 */
export function titleError(title: string, taken: readonly string[]): string | null {
  if (title.trim() === '') return 'A preset needs a name.';
  if (title !== title.trim()) return 'A preset’s name begins and ends with no space.';
  if (title.length > LONGEST_PRESET_TITLE) {
    return `A preset’s name has ${LONGEST_PRESET_TITLE} characters at most.`;
  }
  // Control and formatting characters: what cannot be seen can pass for another name.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(title)) return 'A preset’s name has visible characters only.';
  const isTaken = taken.some((other) => asCompared(other) === asCompared(title));
  return isTaken ? `There is a preset “${title}” already.` : null;
}

const asCompared = (name: string): string => name.normalize('NFKC').toLowerCase();
