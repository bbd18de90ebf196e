/** No layer may be left out of what is demanded of an engine: its test could not fail. */
import { expect, test } from 'vitest';
import { LAYERS } from '../../../shared/layers/index.ts';
import { ENGINES } from '../../engine/matrix/engines/index.ts';
import { EXPERIMENTS } from '../../engine/matrix/experiments/index.ts';

const engines = ENGINES.map((engine) => [engine.id, engine] as const);

test.each(engines)('%s: every layer is in exactly one list', (_id, engine) => {
  const { enforces, cannot, refuses, unforetold } = engine;
  const listed = [...enforces, ...cannot, ...refuses, ...Object.keys(unforetold)];
  expect(listed.toSorted()).toEqual(LAYERS.map(({ id }) => id).toSorted());
});

test.each(engines)('%s: what nothing foretells is tried by a program', (_id, { unforetold }) => {
  const tried = EXPERIMENTS.map(({ layer }) => layer);
  for (const layer of Object.keys(unforetold)) expect(tried).toContain(layer);
});

test.each(engines)('%s: what is closed anyway is what a program does', (_id, { closedAnyway }) => {
  const done = EXPERIMENTS.map(({ does }) => does);
  for (const does of Object.keys(closedAnyway)) expect(done).toContain(does);
});
