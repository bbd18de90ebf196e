/** Whether this computer lives from its battery: nothing waits at the battery's cost. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface PowerSource {
  /** Null where it cannot be told. */
  isOnBattery(): boolean | null;
}

const SUPPLIES = '/sys/class/power_supply';

/**
 * As Linux tells it, and unknown elsewhere.
 *
 * Source: Documentation/ABI/testing/sysfs-class-power of the kernel.
 */
export const systemPower: PowerSource = {
  isOnBattery: () => {
    try {
      return onBattery(readdirSync(SUPPLIES).map(readSupply));
    } catch {
      // Not Linux, or a machine without any such folder.
      return null;
    }
  },
};

export interface PowerSupply {
  /** `Mains`, `USB`, `Battery`. */
  readonly type: string;
  /** `1` while it gives power; only those that are no battery have it. */
  readonly online: string;
  /** `Discharging`, `Charging`, `Full`: only batteries have it. */
  readonly status: string;
  /** `Device` for the battery of a mouse or a keyboard. */
  readonly scope: string;
}

/** @returns null when there is no supply that decides it */
export function onBattery(supplies: readonly PowerSupply[]): boolean | null {
  const own = supplies.filter(({ scope }) => scope !== 'Device');
  if (own.some(({ type, online }) => type !== 'Battery' && online === '1')) return false;
  const batteries = own.filter(({ type }) => type === 'Battery');
  if (batteries.length === 0) return null;
  return batteries.some(({ status }) => status === 'Discharging');
}

function readSupply(name: string): PowerSupply {
  const read = (file: string): string => {
    try {
      return readFileSync(path.join(SUPPLIES, name, file), 'utf8').trim();
    } catch {
      // Not every supply has every file.
      return '';
    }
  };
  return {
    type: read('type'),
    online: read('online'),
    status: read('status'),
    scope: read('scope'),
  };
}
