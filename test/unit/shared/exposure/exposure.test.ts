/** What a person is told of a setting or a run: never more than every layer behind it bears out. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CLAIMS } from '../../../../shared/exposure/claims.ts';
import {
  type ClaimVerdict,
  type Exposure,
  exposureOf,
  type Standing,
} from '../../../../shared/exposure/exposure.ts';
import { paragraphOf } from '../../../../shared/exposure/wording.ts';
import { LAYERS, layerById } from '../../../../shared/layers/index.ts';
import { describeLayer, type Layer } from '../../../../shared/layers/layer.ts';
import { anyLevels, CAPACITY } from '../layers/support/any-levels.ts';

const STATES = ['enforced', 'open', 'inconclusive', 'unavailable'] as const;
const DESCRIBED = LAYERS.map((layer) => describeLayer(layer, CAPACITY));

/** As the page stands before a run, where nothing is known of the engine. */
function asked(changes: Readonly<Record<string, string>> = {}): Standing[] {
  return DESCRIBED.map((layer) => {
    const level = changes[layer.id] ?? layer.default;
    const isOpen = layer.levels.some(({ id, holds }) => id === level && !holds);
    return { layer, level, state: isOpen ? 'open' : 'asked' };
  });
}

/** As the evidence of a run says: all that is not named holds. */
function judged(states: Readonly<Record<string, Standing['state']>> = {}): Standing[] {
  return DESCRIBED.map((layer) => ({
    layer,
    level: layer.default,
    state: states[layer.id] ?? 'enforced',
  }));
}

const text = (standings: readonly Standing[], tense: 'before' | 'after' = 'after'): string => {
  const { lead, sentences } = paragraphOf(exposureOf(standings), tense);
  return [lead, ...sentences].filter((sentence) => sentence !== null).join(' ');
};

const RANKS: readonly ClaimVerdict[] = ['could', 'unknown', 'could-not'];

/** Whether the one says nothing more reassuring than the other, in any respect. */
function expectNoMoreReassuring(lower: Exposure, upper: Exposure): void {
  for (const { id } of CLAIMS) {
    const [one, other] = [lower, upper].map((side) => RANKS.indexOf(side.verdicts[id]));
    expect(one, id).toBeLessThanOrEqual(other ?? -1);
  }
  expect(upper.couldNot).toEqual(expect.arrayContaining([...lower.couldNot]));
  expect(Number(lower.hasSecondKernel)).toBeLessThanOrEqual(Number(upper.hasSecondKernel));
}

describe('before a run', () => {
  it('says what is asked for, and that it is only asked for', () => {
    expect(text(asked(), 'before')).toBe(
      'As asked, and short of a flaw in the shared kernel, the next run cannot reach the internet or your local network, read your files, become root, outgrow its limits or outlive its run.',
    );
  });

  it('says first what is opened', () => {
    expect(text(asked({ network: 'internet' }), 'before')).toBe(
      'The next run could reach the internet, this computer’s own services and your local network. As asked, and short of a flaw in the shared kernel, it cannot read your files, become root, outgrow its limits or outlive its run.',
    );
  });

  it('counts what is too much for a sentence, and leaves nothing out of the count', () => {
    const changes = {
      network: 'internet',
      user: 'root',
      capabilities: 'docker-default',
      'no-new-privileges': 'off',
      filesystem: 'writable',
      'core-dumps': 'on',
    };
    expect(text(asked(changes), 'before')).toContain('and 2 more things.');
  });

  it('does not count on gVisor making up for the filter unless gVisor is asked for', () => {
    const withoutFilter = asked().map(
      (each): Standing => (each.layer.id === 'seccomp' ? { ...each, state: 'unavailable' } : each),
    );
    expect(exposureOf(withoutFilter).verdicts.root).toBe('unknown');
    expect(exposureOf(withoutFilter).could).toContain('make every system call that the kernel has');
    const onGvisor = withoutFilter.map(
      (each): Standing =>
        each.layer.id === 'runtime' ? { ...each, level: 'gvisor', state: 'asked' } : each,
    );
    expect(exposureOf(onGvisor).verdicts.root).toBe('could-not');
    expect(exposureOf(onGvisor).could).toEqual([]);
  });
});

describe('after a run', () => {
  it('speaks of a second kernel only where its evidence was found', () => {
    expect(text(judged())).toContain('Short of a flaw in the second kernel,');
    for (const state of ['open', 'unavailable', 'inconclusive'] as const) {
      expect(text(judged({ runtime: state }))).toContain('Short of a flaw in the shared kernel,');
    }
  });

  it.each([
    ['memory', 'unavailable', 'use up this machine’s memory', 'outgrow its limits'],
    ['user', 'open', 'become root', 'become root'],
    ['mounts', 'open', 'see folders of this machine', 'read your files'],
  ] as const)('says what %s being %s lets it do', (id, state, could, noLonger) => {
    const exposure = exposureOf(judged({ [id]: state }));
    expect(exposure.could).toContain(could);
    expect(exposure.couldNot).not.toContain(noLonger);
  });

  it('says that crashes leave the sandbox where the host takes them, whatever was asked', () => {
    expect(exposureOf(judged({ 'core-dumps': 'open' })).could).toEqual([
      'have its crashes handed to a program of this computer',
    ]);
  });

  it('says that it is not known where a guard could not be read', () => {
    expect(text(judged({ 'pid-namespace': 'inconclusive' }))).toContain(
      'It is not known whether it could read your files or outlive its run.',
    );
    expect(text(judged({ 'core-dumps': 'inconclusive' }))).toContain('It is not known whether');
  });

  it('claims nothing where nothing was judged', () => {
    const { couldNot, unknown } = exposureOf([]);
    expect(couldNot).toEqual([]);
    expect(unknown).toEqual(CLAIMS.map(({ phrase }) => phrase));
  });
});

const anyStates = fc.record(
  Object.fromEntries(LAYERS.map(({ id }) => [id, fc.constantFrom(...STATES)])),
);
const anyLayer = fc.constantFrom(...LAYERS);
const CHOICES = LAYERS.filter((layer) => layer.kind === 'choice');
const anyChoice = fc.constantFrom(...CHOICES);

test('a claim is made only while every layer that guards it holds, or one makes up for it', () => {
  fc.assert(
    fc.property(anyStates, (states) => {
      const { verdicts } = exposureOf(judged(states));
      const isHeld = (id: string) => states[id] === 'enforced';
      const backed = CLAIMS.filter(({ id: claim }) =>
        LAYERS.every(({ id, guards = [] }) =>
          guards
            .filter((guard) => guard.claim === claim)
            .every(({ unless = [] }) => isHeld(id) || unless.some(isHeld)),
        ),
      );
      const made = CLAIMS.filter(({ id }) => verdicts[id] === 'could-not');
      expect(made).toEqual(backed);
    }),
  );
});

test('evidence that falls away never makes the text more reassuring', () => {
  fc.assert(
    fc.property(anyStates, anyLayer, fc.constantFrom(...STATES), (states, { id }, worse) => {
      const upper = exposureOf(judged({ ...states, [id]: 'enforced' }));
      const lower = exposureOf(judged({ ...states, [id]: worse }));
      expectNoMoreReassuring(lower, upper);
    }),
  );
});

test('a lowered level never makes the text more reassuring', () => {
  fc.assert(
    fc.property(anyLevels, anyChoice, (levels, layer) => {
      const exposures = layer.levels.map(({ id }) =>
        exposureOf(asked({ ...levels, [layer.id]: id })),
      );
      for (const [at, lower] of exposures.entries()) {
        for (const upper of exposures.slice(0, at)) expectNoMoreReassuring(lower, upper);
      }
    }),
  );
});

test('whatever is open is said or counted', () => {
  fc.assert(
    fc.property(anyStates, (states) => {
      const { could } = exposureOf(judged(states));
      const opened = LAYERS.filter(({ id }) => states[id] === 'open');
      expect(could).toEqual(expect.arrayContaining(opened.flatMap(({ opens }) => opens ?? [])));
    }),
  );
});

describe.each(LAYERS.map((layer) => [layer.id, layer] as const))('%s', (_id, layer: Layer) => {
  it('names only layers that there are', () => {
    const named = [
      ...(layer.guards ?? []).flatMap(({ unless = [] }) => unless),
      ...(layer.madeUpBy ?? []),
    ];
    for (const id of named) expect(layerById(id)).not.toBeNull();
    expect(named).not.toContain(layer.id);
  });
});

test.each(CHOICES.map((layer) => [layer.id, layer] as const))(
  '%s says what each open level exposes; the runtime’s is said of the kernel',
  (id, { levels }) => {
    const silent = levels.filter(({ exposes }) => exposes === null).map((level) => level.id);
    const held = levels.filter(({ holds }) => holds || id === 'runtime').map((level) => level.id);
    expect(silent).toEqual(held);
  },
);

test('every claim is guarded', () => {
  for (const { id } of CLAIMS) {
    expect(LAYERS.some(({ guards = [] }) => guards.some(({ claim }) => claim === id))).toBe(true);
  }
});
