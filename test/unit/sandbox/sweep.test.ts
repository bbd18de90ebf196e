import { describe, expect, test } from 'vitest';
import { ownLabels, sweep } from '../../../electron/sandbox/sweep.ts';
import { openDataFolder } from '../../../electron/storage/data-folder.ts';
import { InstanceLock } from '../../../electron/storage/instance-lock.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { ScriptedEngine } from './support/scripted-engine.ts';

const INSTALLATION = 'this-installation';

function surroundings() {
  const folder = openDataFolder(scratchFolder());
  const lock = new InstanceLock(folder);
  const other = new InstanceLock(folder);
  const engine = new ScriptedEngine(() => {});
  const thing = (
    id: string,
    instance: string | undefined,
    change: Record<string, string> = {},
  ) => ({
    id,
    labels: {
      glovebox: INSTALLATION,
      ...(instance === undefined ? {} : { 'glovebox.instance': instance }),
      ...change,
    },
  });
  const swept = (underWay: readonly string[] = []) =>
    sweep(engine.asEngine(), INSTALLATION, lock, (runId) => underWay.includes(runId));
  return { lock, other, engine, thing, swept };
}

describe('sweeping', () => {
  test('removes containers and networks of instances that are gone, containers first', async () => {
    const { engine, thing, swept } = surroundings();
    engine.owned = {
      containers: [thing('c1', 'dead'), thing('c2', 'long-dead')],
      networks: [thing('n1', 'dead')],
    };
    expect(await swept()).toBe(3);
    expect(engine.removed).toEqual(['c1', 'c2', 'n1']);
  });

  test('touches nothing of an instance that lives', async () => {
    const { engine, other, thing, swept } = surroundings();
    engine.owned = { containers: [thing('c1', other.id)], networks: [thing('n1', other.id)] };
    expect(await swept()).toBe(0);
    expect(engine.removed).toEqual([]);
  });

  test('touches nothing of another installation, or that does not say whose it is', async () => {
    const { engine, thing, swept } = surroundings();
    engine.owned = {
      containers: [
        thing('c1', 'dead', { glovebox: 'another-installation' }),
        thing('c2', undefined),
        { id: 'c3', labels: { 'glovebox.instance': 'dead' } },
        { id: 'c4', labels: {} },
      ],
      networks: [],
    };
    expect(await swept()).toBe(0);
  });

  test('removes what is left of our own runs that are over, and none that goes on', async () => {
    const { engine, lock, thing, swept } = surroundings();
    engine.owned = {
      containers: [
        thing('c1', lock.id, { 'glovebox.run': 'over' }),
        thing('c2', lock.id, { 'glovebox.run': 'going-on' }),
        thing('c3', lock.id),
      ],
      networks: [],
    };
    expect(await swept(['going-on'])).toBe(1);
    expect(engine.removed).toEqual(['c1']);
  });

  test('begins to remove again what an instance left whose lock was released', async () => {
    const { engine, other, thing, swept } = surroundings();
    engine.owned = { containers: [thing('c1', other.id)], networks: [] };
    other.release();
    expect(await swept()).toBe(1);
  });

  test('goes by a lock’s name alone: an id that names a path leads nowhere else', async () => {
    const { engine, lock, thing, swept } = surroundings();
    engine.owned = { containers: [thing('c1', `../instances/${lock.id}x`)], networks: [] };
    expect(await swept()).toBe(1);
  });
});

test('everything of ours carries the installation and the instance', () => {
  const { lock } = surroundings();
  expect(ownLabels(INSTALLATION, lock)).toEqual({
    glovebox: INSTALLATION,
    'glovebox.instance': lock.id,
  });
});
