/** Everything about one engine that runs share: its connection, its traffic, what waits on it. */
import type { EngineFacts } from '../engine/container-engine.ts';
import type { ParkingStatus } from '../../shared/parking.ts';
import type { ConnectedEngine } from './connected-engine.ts';
import { isShortOfMemory } from './parking/engine-memory.ts';
import { ParkingLot } from './parking/parking-lot.ts';
import type { ParkingBounds } from './parking/parking-plan.ts';
import type { PowerSource } from './parking/power-source.ts';
import { Traffic } from './queue/traffic.ts';

export interface ParkingOptions {
  readonly power: PowerSource;
  /** In place of the usual ones. */
  readonly bounds?: Partial<ParkingBounds>;
  readonly changed?: (status: ParkingStatus) => void;
}

export interface Yard {
  readonly connected: ConnectedEngine;
  readonly traffic: Traffic;
  /** Null where nothing is started ahead. */
  readonly lot: ParkingLot | null;
}

/**
 * @param before the traffic of the same engine, from before it was looked for again: what
 *   is under way on it still takes its room there; null for an engine not met yet
 */
export function openYard(
  connected: ConnectedEngine,
  parking: ParkingOptions | null,
  before: Traffic | null,
): Yard {
  const { facts } = connected.engine;
  const traffic = before ?? new Traffic(facts);
  if (parking === null) return { connected, traffic, lot: null };
  const lot = new ParkingLot(connected, {
    bounds: { ...usualBounds(facts), ...parking.bounds },
    obstacle: lately(() => obstacleOf(parking.power, facts)),
    whenCalm: () => traffic.whenCalm(),
    changed: parking.changed ?? (() => {}),
  });
  return { connected, traffic, lot };
}

const MEBIBYTE = 1024 * 1024;

function usualBounds({ memoryBytes }: EngineFacts): ParkingBounds {
  return {
    mostParked: 16,
    mostBytes: Math.min(1024 * MEBIBYTE, Math.floor(memoryBytes / 8)),
    usualDepth: 2,
    // Well below the launcher's own limit of fifteen minutes.
    idleMs: 10 * 60_000,
    lingerMs: 60_000,
  };
}

function obstacleOf(power: PowerSource, facts: EngineFacts): string | null {
  if (power.isOnBattery() === true) return 'On battery: nothing is started ahead.';
  if (isShortOfMemory(facts) === true) return 'Memory is short: nothing is started ahead.';
  return null;
}

/** How long an answer is good for, milliseconds: asking reads files. */
const LATELY_MS = 2_000;

function lately<T>(ask: () => T): () => T {
  let answer: { readonly value: T; readonly at: number } | null = null;
  return () => {
    const now = Date.now();
    if (answer === null || now - answer.at >= LATELY_MS) answer = { value: ask(), at: now };
    return answer.value;
  };
}
