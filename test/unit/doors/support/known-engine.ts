/** What is known of an engine that starts nothing, and so could not show it. */
import { Core } from '../../../../electron/core.ts';
import {
  KnowledgeStore,
  type KnownRuntime,
} from '../../../../electron/sandbox/engine-knowledge.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import { RecordingEngine } from './recording-engine.ts';

/** Writes what was “learnt” of the engine where the application looks for it. */
export async function forge(
  engine: RecordingEngine,
  runtimes: readonly KnownRuntime[],
): Promise<void> {
  const core = new Core();
  const { engine: found, images } = await core.connect();
  const store = new KnowledgeStore(engine.dataFolder);
  await store.write(found.facts, images.baseName, { version: 1, runtimes: [...runtimes] });
  await core.close();
}

/** The engine's own runtime, which works, and can do everything or nothing. */
export const ownRuntime = (can: boolean): KnownRuntime => ({
  name: 'runc',
  level: 'runc',
  failure: null,
  layers: layers(can),
});

export const layers = (can: boolean): KnownRuntime['layers'] =>
  Object.fromEntries(LAYERS.map(({ id }) => [id, { can, reason: 'forged' }]));

/** One on which runs are asked for at once: without knowledge its canaries fail, and nothing is run. */
export async function openKnownEngine(): Promise<RecordingEngine> {
  const engine = await RecordingEngine.open();
  await forge(engine, [ownRuntime(true)]);
  return engine;
}
