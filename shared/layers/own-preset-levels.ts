/** The levels of a person's own preset, checked before they are kept and when they are read again. */
import type { Levels } from '../run-request.ts';
import { GloveboxError } from '../outcome.ts';
import { LAYERS, layerById } from './index.ts';
import { parseLevel } from './levels.ts';
import { refuseTogether } from './refused-together.ts';

/** A preset may be used with a larger engine than today's: a run has its ceilings checked anyway. */
const ANY_CAPACITY = {
  memoryMiB: Number.POSITIVE_INFINITY,
  cpus: Number.POSITIVE_INFINITY,
} as const;

/**
 * @returns the levels in their canonical form
 * @throws GloveboxError `bad-input` for what is no layer or level, `refused` for
 *   levels that must not meet
 */
export function checkOwnPresetLevels(levels: Levels): Levels {
  const checked = Object.fromEntries(
    Object.entries(levels).map(([id, level]) => {
      const layer = layerById(id);
      if (layer === null) throw new GloveboxError('bad-input', `There is no layer “${id}”.`);
      return [id, parseLevel(layer, level, ANY_CAPACITY)];
    }),
  );
  const hardened = LAYERS.flatMap((layer) =>
    layer.kind === 'choice' ? [[layer.id, layer.default] as const] : [],
  );
  refuseTogether({ ...Object.fromEntries(hardened), ...checked });
  return checked;
}
