/** Any valid choice of levels, on an engine large enough for every default. */
import * as fc from 'fast-check';
import type { ApplyContext } from '../../../../../shared/layers/layer.ts';
import { refuseTogether } from '../../../../../shared/layers/refused-together.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { LAYERS } from '../../../../../shared/layers/index.ts';
import { ceilingOf, type Layer } from '../../../../../shared/layers/layer.ts';

export const CAPACITY = { memoryMiB: 8192, cpus: 4 };

/** Levels as `resolveLevels` gives them: one for each layer. */
export const anyLevels: fc.Arbitrary<Record<string, string>> = fc
  .record(Object.fromEntries(LAYERS.map((layer) => [layer.id, levelOf(layer)])))
  .filter((levels) => refusalOf(() => refuseTogether(levels)) === null);

export const anyContext: fc.Arbitrary<ApplyContext> = fc.record({
  executableScratch: fc.boolean(),
  ownProfile: fc.boolean(),
  runtimeNamed: fc.constantFrom(
    () => null,
    (level: string) => (level === 'gvisor' ? 'runsc' : `${level}-runtime`),
  ),
});

function levelOf(layer: Layer): fc.Arbitrary<string> {
  switch (layer.kind) {
    case 'fixed':
      return fc.constant('fixed');
    case 'choice':
      return fc.constantFrom(...layer.levels.map(({ id }) => id));
    case 'sized': {
      const ceiling = ceilingOf(layer, CAPACITY) ?? layer.minimum;
      const steps = Math.floor((ceiling - layer.minimum) / layer.step + 1e-6);
      return fc
        .nat(steps)
        .map((step) => String(Number((layer.minimum + step * layer.step).toFixed(3))));
    }
  }
}
