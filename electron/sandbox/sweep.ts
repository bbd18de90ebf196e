/** Removing what instances of this installation left behind when they ended without saying so. */
import {
  INSTALLATION_LABEL,
  type ContainerEngine,
  type Labels,
  type OwnedThing,
} from '../engine/container-engine.ts';
import type { InstanceLock } from '../storage/instance-lock.ts';

export const INSTANCE_LABEL = 'glovebox.instance';
export const RUN_LABEL = 'glovebox.run';

/** The labels of everything that this instance makes. */
export function ownLabels(installation: string, lock: InstanceLock): Labels {
  return { [INSTALLATION_LABEL]: installation, [INSTANCE_LABEL]: lock.id };
}

/**
 * Removes containers, then networks, of instances that no longer hold their
 * lock, and those of this instance's own runs that are over: an engine that was
 * lost in mid-run could not be asked to remove them then. Nothing else is ever
 * touched.
 *
 * @param isUnderWay whether a run of this instance, by its id, still goes on
 * @returns how many things were removed
 */
export async function sweep(
  engine: ContainerEngine,
  installation: string,
  lock: InstanceLock,
  isUnderWay: (runId: string) => boolean,
): Promise<number> {
  const isLeft = ({ labels }: OwnedThing): boolean => {
    const instance = labels[INSTANCE_LABEL];
    const run = labels[RUN_LABEL];
    if (labels[INSTALLATION_LABEL] !== installation || instance === undefined) return false;
    if (instance === lock.id) return run !== undefined && !isUnderWay(run);
    return !lock.isHeld(instance);
  };
  const [containers, networks] = await Promise.all([
    engine.ownedContainers(installation),
    engine.ownedNetworks(installation),
  ]);
  const leftContainers = containers.filter(isLeft);
  const leftNetworks = networks.filter(isLeft);
  await Promise.all(leftContainers.map(({ id }) => engine.remove(id)));
  await Promise.all(leftNetworks.map(({ id }) => engine.removeNetwork(id)));
  lock.clear();
  return leftContainers.length + leftNetworks.length;
}
