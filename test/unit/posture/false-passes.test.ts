/** What no check may ever do: take silence for good news. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from '../../../electron/posture/check.ts';
import { CHECKS } from '../../../electron/posture/index.ts';
import type { Posture } from '../../../electron/posture/posture.ts';
import { changed, SILENT, SOUND, UNSOUND, type Changes } from './support/posture.ts';

const stateOf = (posture: Posture): Record<string, string> =>
  Object.fromEntries(examine(CHECKS, posture).map(({ id, state }) => [id, state]));

test('where all is well, everything passes', () => {
  expect(examine(CHECKS, SOUND).filter(({ state }) => state !== 'pass')).toEqual([]);
});

test('where nothing is, only what a virtual machine really mends passes, and the engine’s version', () => {
  const passing = examine(CHECKS, UNSOUND).filter(({ state }) => state === 'pass');
  expect(passing.map(({ id }) => id)).toEqual(['engine-version', 'rootless', 'machine-boundary']);
});

test('an engine that says nothing, on a host that shows nothing, passes no check', () => {
  const states = stateOf(SILENT);
  expect(Object.keys(states)).toHaveLength(CHECKS.length);
  // What is asked of the environment, and the engine's least word, are never silent.
  const { 'content-trust': trust, 'control-groups': groups, ...others } = states;
  expect([trust, groups]).toEqual(['warn', 'warn']);
  expect(new Set(Object.values(others))).toEqual(new Set(['unknown']));
});

/** One fact less each: as if the engine had not said it, or the host not shown it. */
const SILENCES: readonly Changes[] = [
  { facts: { version: 'unknown' } },
  { facts: { operatingSystem: 'unknown' } },
  { facts: { kernelVersion: 'unknown' } },
  { facts: { storageDriver: 'unknown' } },
  { facts: { securityOptions: [] } },
  { facts: { runtimes: [] } },
  { details: { hostName: null } },
  { details: { platformName: null } },
  { details: { components: [] } },
  { details: { limits: SILENT.facts.details.limits } },
  { details: { liveRestore: null } },
  { details: { experimental: null } },
  { details: { insecureRegistries: null } },
  { details: { warnings: null } },
  { host: { isVirtual: SILENT.host.isVirtual } },
  { host: { kernelModules: SILENT.host.kernelModules } },
  { host: { socket: SILENT.host.socket } },
  { host: { diskSpace: SILENT.host.diskSpace } },
  { host: { apiPorts: SILENT.host.apiPorts } },
  { host: { daemons: SILENT.host.daemons } },
  { host: { contentTrust: null } },
  { rest: { knowledge: null } },
  { rest: { defaultBridge: SILENT.defaultBridge } },
];

test('silence heals nothing: whatever is left unsaid, no check that did not pass begins to', () => {
  const before = stateOf(UNSOUND);
  fc.assert(
    fc.property(fc.subarray([...SILENCES]), (silences) => {
      const after = stateOf(silences.reduce(changed, UNSOUND));
      const healed = Object.keys(before).filter(
        (id) => before[id] !== 'pass' && after[id] === 'pass',
      );
      expect(healed).toEqual([]);
    }),
  );
});

describe('every check', () => {
  test.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s can be told apart and says why',
    (_id, check) => {
      expect(CHECKS.filter(({ id }) => id === check.id)).toHaveLength(1);
      expect(check.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(check.why.length).toBeGreaterThan(40);
    },
  );

  test('says how to mend whatever it fails', () => {
    const failing = examine(CHECKS, UNSOUND).filter(({ state }) => state === 'fail');
    expect(failing.length).toBeGreaterThan(5);
    for (const { id, mend } of failing) expect(mend, id).toEqual(expect.any(String));
  });

  test('is carried out alone: one that throws finds nothing out and stops no other', () => {
    const broken = {
      id: 'broken',
      title: 'Broken',
      why: '',
      look: () => {
        throw new Error('no such thing');
      },
    };
    const reports = examine([broken, ...CHECKS], SOUND);
    expect(reports).toHaveLength(CHECKS.length + 1);
    expect(reports[0]).toMatchObject({
      state: 'unknown',
      finding: expect.stringContaining('no such thing'),
    });
  });
});
