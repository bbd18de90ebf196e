import { describe, expect, test } from 'vitest';
import { accountForLayers, type Capability } from '../../../../shared/layers/account.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import type { ChoiceLayer, FixedLayer, Judgement, Layer } from '../../../../shared/layers/layer.ts';
import type { EvidenceClass, LayerState } from '../../../../shared/run-result.ts';
import { HARDENED, RECORDED, evidenceOf } from './support/evidence.ts';

const EVIDENCE = evidenceOf(RECORDED);
const CAN: Capability = { can: true };
const CANNOT: Capability = { can: false, reason: 'its canary showed none' };
const UNKNOWN: Capability = { can: 'unknown' };

interface Shape {
  readonly says?: Judgement['says'];
  readonly evidence?: EvidenceClass;
  readonly applied?: string | null;
}

/** A layer with one level that holds and one that is open, made to say what a test wants. */
function layer({ says = 'holds', evidence = 'inside', applied = 'on' }: Shape): ChoiceLayer {
  return {
    kind: 'choice',
    id: 'test',
    title: 'Test',
    ring: 'sight',
    stops: '',
    doesNotStop: '',
    sources: [],
    evidence,
    levels: [
      { id: 'on', holds: true, belowDockerDefault: false, description: '', exposes: null },
      { id: 'off', holds: false, belowDockerDefault: false, description: '', exposes: null },
    ],
    default: 'on',
    apply: () => ({}),
    readBack: () => applied,
    judge: () => ({ says, fact: 'the fact' }),
  };
}

function settle(made: Layer, level = 'on', capability?: Capability) {
  const known = new Map(capability === undefined ? [] : [[made.id, capability] as const]);
  const { accounts, contradictions } = accountForLayers({ test: level }, EVIDENCE, known, [made]);
  return { account: accounts[0], contradictions };
}

describe('a level that holds was asked for', () => {
  const table: readonly (readonly [Judgement['says'], Capability, LayerState | 'refused'])[] = [
    ['holds', CAN, 'enforced'],
    ['holds', UNKNOWN, 'enforced'],
    ['holds', CANNOT, 'enforced'],
    ['contradicts', CAN, 'refused'],
    ['contradicts', UNKNOWN, 'inconclusive'],
    ['contradicts', CANNOT, 'unavailable'],
    ['unreadable', CAN, 'inconclusive'],
    ['unreadable', UNKNOWN, 'inconclusive'],
    ['unreadable', CANNOT, 'unavailable'],
    ['open', CAN, 'open'],
    ['open', UNKNOWN, 'open'],
    ['open', CANNOT, 'open'],
    ['unavailable', CAN, 'unavailable'],
    ['unavailable', UNKNOWN, 'unavailable'],
  ];
  test.each(table)('the evidence %s, capability %j: %s', (says, capability, expected) => {
    const { account, contradictions } = settle(layer({ says }), 'on', capability);
    expect(contradictions).toHaveLength(expected === 'refused' ? 1 : 0);
    expect(account?.state).toBe(expected === 'refused' ? 'open' : expected);
    expect(account?.evidence).toContain('the fact');
  });

  test('a layer that no canary has looked at is one whose capability is not known', () => {
    expect(settle(layer({ says: 'contradicts' })).contradictions).toEqual([]);
  });

  test('the reason of what cannot be done is shown with the fact', () => {
    const { account } = settle(layer({ says: 'contradicts' }), 'on', CANNOT);
    expect(account?.evidence).toBe('its canary showed none (the fact)');
  });

  test('what a trial showed is told beside what cannot be read, and makes nothing green', () => {
    const tried: Capability = { can: true, tried: 'a trial was stopped' };
    const { account } = settle(layer({ says: 'unreadable' }), 'on', tried);
    expect(account).toMatchObject({
      state: 'inconclusive',
      evidence: 'the fact; a trial was stopped',
    });
  });

  test('a reason that is the fact is shown once', () => {
    const same: Capability = { can: false, reason: 'the fact' };
    const { account } = settle(layer({ says: 'contradicts' }), 'on', same);
    expect(account?.evidence).toBe('the fact');
  });

  test('a contradiction names the layer and the fact', () => {
    const { contradictions } = settle(layer({ says: 'contradicts' }), 'on', CAN);
    expect(contradictions).toEqual([{ layerId: 'test', title: 'Test', fact: 'the fact' }]);
  });
});

describe('an open level was asked for', () => {
  test.each<[Judgement['says'], LayerState]>([
    ['holds', 'open'],
    ['contradicts', 'open'],
    ['unreadable', 'open'],
    ['open', 'open'],
    ['unavailable', 'unavailable'],
  ])('the evidence %s: %s, and never a refusal', (says, state) => {
    const { account, contradictions } = settle(layer({ says }), 'off', CAN);
    expect(account?.state).toBe(state);
    expect(contradictions).toEqual([]);
  });

  test.each(['', 'nonsense', 'constructor', '__proto__'])(
    'a level that there is not (%j) holds nothing',
    (level) => {
      expect(settle(layer({}), level, CAN).account?.state).toBe('open');
    },
  );
});

describe('the engine’s inspect', () => {
  test.each<[EvidenceClass, string | null, LayerState]>([
    ['inside', 'on', 'enforced'],
    ['inside', 'off', 'inconclusive'],
    ['inside', null, 'inconclusive'],
    ['engine', 'on', 'enforced'],
    ['engine', 'off', 'inconclusive'],
    ['engine', null, 'inconclusive'],
    ['application', null, 'enforced'],
  ])('for evidence of class %s shows %j: %s', (evidence, applied, state) => {
    const { account } = settle(layer({ evidence, applied }), 'on', CAN);
    expect(account?.state).toBe(state);
    expect(account?.applied).toBe(applied);
  });

  test('is quoted where it disagrees', () => {
    expect(settle(layer({ applied: 'off' })).account?.evidence).toBe(
      'the fact, but the engine’s inspect shows “off”',
    );
  });
});

describe('a judge that throws has read nothing', () => {
  const failing: ChoiceLayer = {
    ...layer({}),
    judge: () => {
      throw new RangeError('a regular expression gave up');
    },
  };

  test('so that its layer is inconclusive, and the others are judged', () => {
    const other: FixedLayer = { ...layer({}), kind: 'fixed', id: 'other', readBack: () => 'fixed' };
    const { accounts } = accountForLayers({ test: 'on', other: 'fixed' }, EVIDENCE, new Map(), [
      failing,
      other,
    ]);
    expect(accounts.map(({ state }) => state)).toEqual(['inconclusive', 'enforced']);
  });

  test('also where the engine can do it: no fact contradicts', () => {
    const { account, contradictions } = settle(failing, 'on', CAN);
    expect(account?.state).toBe('inconclusive');
    expect(contradictions).toEqual([]);
  });
});

test('every layer is accounted for, once, in the order in which they are listed', () => {
  const { accounts } = accountForLayers(HARDENED, EVIDENCE, new Map());
  expect(accounts.map(({ id }) => id)).toEqual(LAYERS.map(({ id }) => id));
});

test('levels that were never resolved enforce nothing', () => {
  const { accounts } = accountForLayers({}, EVIDENCE, new Map());
  const enforced = accounts.filter(
    ({ state, class: kind }) => state === 'enforced' && kind === 'inside',
  );
  expect(enforced).toEqual([]);
});
