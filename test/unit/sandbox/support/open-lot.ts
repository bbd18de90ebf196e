/** A parking lot over an engine in memory, on which everything is known to hold. */
import path from 'node:path';
import { ConnectedEngine } from '../../../../electron/sandbox/connected-engine.ts';
import { KnowledgeStore } from '../../../../electron/sandbox/engine-knowledge.ts';
import type { ExpectedRun } from '../../../../electron/sandbox/parking/expected-run.ts';
import { expectedStages } from '../../../../electron/sandbox/parking/expected-run.ts';
import type { LotConditions } from '../../../../electron/sandbox/parking/lot-conditions.ts';
import { ParkingLot } from '../../../../electron/sandbox/parking/parking-lot.ts';
import type { ParkedAhead } from '../../../../electron/sandbox/prepare.ts';
import { recipeFor } from '../../../../electron/sandbox/recipe.ts';
import type { ParkingStatus } from '../../../../shared/parking.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import { INSTALLATION } from '../../shared/layers/support/evidence.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import type { ScriptedEngine } from './scripted-engine.ts';
import { SCRIPTED_LANGUAGE } from './started-run.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', '..', 'images');
const ABLE = Object.fromEntries(LAYERS.map(({ id }) => [id, { can: true, reason: 'seen' }]));

export const EXPECTED: ExpectedRun = {
  language: SCRIPTED_LANGUAGE,
  fileNames: ['main.py'],
  arguments: [],
  preset: 'hardened',
  overrides: {},
  terminal: null,
};

export interface OpenLot {
  readonly lot: ParkingLot;
  readonly told: ParkingStatus[];
  take(expected?: ExpectedRun): Promise<ParkedAhead | null>;
}

export async function openLot(
  engine: ScriptedEngine,
  change: Partial<LotConditions> = {},
): Promise<OpenLot> {
  const store = new KnowledgeStore(scratchFolder());
  const identity = {
    installation: INSTALLATION,
    labels: { glovebox: INSTALLATION },
    trying: new Set<string>(),
  };
  const connected = new ConnectedEngine(engine.asEngine(), IMAGES, identity, store);
  const known = { name: 'runc', level: 'runc', failure: null, layers: ABLE } as const;
  await store.write(engine.facts, connected.images.baseName, { version: 1, runtimes: [known] });
  const told: ParkingStatus[] = [];
  const lot = new ParkingLot(connected, {
    bounds: {
      mostParked: 4,
      mostBytes: 1024 ** 3,
      usualDepth: 1,
      idleMs: 600_000,
      lingerMs: 60_000,
    },
    obstacle: () => null,
    whenCalm: () => Promise.resolve(),
    changed: (status) => told.push(status),
    ...change,
  });
  const take = async (expected = EXPECTED): Promise<ParkedAhead | null> => {
    const image = await connected.findImage(expected.language);
    const { knowledge } = connected;
    if (image === null || knowledge === null) throw new Error('nothing is known of the engine');
    const recipe = recipeFor(expected, image, engine.facts, knowledge);
    const stages = expectedStages(expected);
    lot.wanted('page', recipe, stages);
    return lot.take(recipe, stages, () => {});
  };
  return { lot, told, take };
}
