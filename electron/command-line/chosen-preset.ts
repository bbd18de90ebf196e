/** The preset that a command line names: a built-in one by its id, or one of the person's own by its name. */
import type { Levels } from '../../shared/run-request.ts';
import type { Language } from '../../shared/languages/language.ts';
import { isGuardedFromPages } from '../../shared/layers/consent.ts';
import { DEFAULT_PRESET, PRESETS } from '../../shared/layers/presets.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { OWN_PRESET_BASE, ownPresetLevels } from '../../shared/own-preset.ts';
import type { DataFolder } from '../storage/data-folder.ts';
import { PresetStore } from '../storage/presets/preset-store.ts';
import { printable } from '../../shared/printable.ts';

export interface ChosenPreset {
  /** A built-in preset's id. */
  readonly preset: string;
  /** What the person's own adds to it, and what was set beside it. */
  readonly overrides: Levels;
  /**
   * Whether what a page may not choose comes from the preset alone: a page can
   * have written it, so that naming it is not the same word as `--set`.
   */
  readonly guardsNetwork: boolean;
}

/**
 * @param name as written; the default preset without one
 * @param set levels set beside it, which come first
 * @throws GloveboxError `bad-input` listing the presets that exist
 */
export async function choosePreset(
  name: string = DEFAULT_PRESET,
  set: Levels,
  language: Pick<Language, 'raisedDefaults'>,
  folder: DataFolder,
): Promise<ChosenPreset> {
  if (PRESETS.some(({ id }) => id === name)) {
    return { preset: name, overrides: set, guardsNetwork: false };
  }
  const { presets, remarks } = await new PresetStore(folder.presets).list();
  for (const remark of remarks) process.stderr.write(`glovebox: ${printable(remark)}\n`);
  const own = presets.find(({ title }) => title === name);
  if (own === undefined) {
    const names = [...PRESETS.map(({ id }) => id), ...presets.map(({ title }) => `“${title}”`)];
    throw new GloveboxError(
      'bad-input',
      `There is no preset “${name}”. Presets: ${names.join(', ')}.`,
    );
  }
  const levels = ownPresetLevels(own, language);
  return {
    preset: OWN_PRESET_BASE,
    overrides: { ...levels, ...set },
    guardsNetwork:
      isGuardedFromPages('network', levels['network']) && !Object.hasOwn(set, 'network'),
  };
}
