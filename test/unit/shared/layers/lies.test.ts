/**
 * Whatever the facts say, a layer judged from inside is enforced only when they
 * say the one thing that makes it so. The engine's inspect agrees with
 * everything here: it is the worst engine that there can be.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountForLayers, type Capability } from '../../../../shared/layers/account.ts';
import type { Fact } from '../../../../shared/layers/evidence.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import type { Layer } from '../../../../shared/layers/layer.ts';
import { HARDENED, RECORDED, RECORDED_GVISOR, evidenceOf, type Facts } from './support/evidence.ts';
import { NAMES, capability, fewLies, lies, nudged, truths } from './support/lies.ts';
import { ORACLE } from './support/oracle.ts';

const RUNS = Number(process.env['GLOVEBOX_LIES'] ?? 600);
const INSIDE = LAYERS.filter(({ evidence }) => evidence === 'inside');

/** The same layers, read back by an engine that says yes to everything. */
const AGREEING: readonly Layer[] = INSIDE.map((layer) => ({
  ...layer,
  readBack: () => levelOf(layer.id),
}));

function levelOf(id: string): string {
  // Nothing that runc shows can make its level hold; gVisor's must be earned.
  return id === 'runtime' ? 'gvisor' : (HARDENED[id] ?? '');
}

const LEVELS = Object.fromEntries(INSIDE.map(({ id }) => [id, levelOf(id)]));

/** What the facts made green, and what of it the oracle does not agree with. */
function checked(told: Facts, can: Capability): { green: string[]; wrong: string[] } {
  const evidence = evidenceOf(told);
  const capabilities = new Map(INSIDE.map(({ id }) => [id, can]));
  const { accounts } = accountForLayers(LEVELS, evidence, capabilities, AGREEING);
  const read = (name: string): string | null => {
    const fact: Fact | undefined = evidence.inside.get(name);
    return fact?.known === true ? fact.text : null;
  };
  const green = accounts.filter(({ state }) => state === 'enforced');
  const wrong = green.filter(({ id, level }) => !(ORACLE[id]?.(read, level) ?? false));
  return {
    green: green.map(({ id }) => id),
    wrong: wrong.map(({ id, evidence: fact }) => `${id}: ${fact}`),
  };
}

test('the oracle knows every layer that is judged from inside', () => {
  expect(Object.keys(ORACLE)).toEqual(INSIDE.map(({ id }) => id));
});

describe('a layer is enforced only when the facts say the one thing that makes it so', () => {
  test('whatever all of them say', () => {
    fc.assert(
      fc.property(lies, capability, (told, can) => {
        expect(checked(told, can).wrong).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('when a few of a real sandbox’s facts are lies', () => {
    fc.assert(
      fc.property(truths, fewLies, capability, (truth, told, can) => {
        expect(checked({ ...truth, ...told }, can).wrong).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('when one small thing in a real sandbox’s facts is changed', () => {
    fc.assert(
      fc.property(nudged, (told) => {
        expect(checked(told, { can: true }).wrong).toEqual([]);
      }),
      { numRuns: 5 * RUNS },
    );
  });

  test('when one real fact is cut off anywhere', () => {
    fc.assert(
      fc.property(
        truths,
        fc.constantFrom(...NAMES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (truth, name, share) => {
          const told = truth[name];
          const text = typeof told === 'string' ? told : '';
          const cut = { ...truth, [name]: text.slice(0, Math.floor(share * text.length)) };
          expect(checked(cut, { can: true }).wrong).toEqual([]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('and a real sandbox is green by the oracle as well: it does not say no to everything', () => {
    expect(checked(RECORDED, { can: true })).toEqual({
      green: INSIDE.map(({ id }) => id).filter(
        (id) => !['runtime', 'user-namespace', 'lsm'].includes(id),
      ),
      wrong: [],
    });
    expect(checked(RECORDED_GVISOR, { can: 'unknown' }).green).toContain('runtime');
  });
});

test('hostile text in any fact ends in a state, never in an exception', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.string({ unit: 'binary', maxLength: 400 }),
      (name, text) => {
        const { accounts } = accountForLayers(
          HARDENED,
          evidenceOf({ ...RECORDED, [name]: text }),
          new Map(),
        );
        expect(accounts).toHaveLength(LAYERS.length);
      },
    ),
    { numRuns: RUNS },
  );
});

test('a fact as large as the launcher sends costs no time worth naming', () => {
  const began = performance.now();
  for (const unit of ['a', ' ', ':', '=', '\n', '0 ', 'x=1 ', ' - ', '(enforce) ']) {
    const text = unit.repeat(Math.floor((64 * 1024) / unit.length));
    for (const name of [
      '/proc/self/status',
      '/proc/self/mountinfo',
      '/proc/self/attr/current',
      '/proc/net/dev',
      'devices',
    ]) {
      accountForLayers(HARDENED, evidenceOf({ ...RECORDED, [name]: text }), new Map());
    }
  }
  expect(performance.now() - began).toBeLessThan(2_000);
});
