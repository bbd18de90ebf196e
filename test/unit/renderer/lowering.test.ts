import { describe, expect, it, test } from 'vitest';
import type { ConsentWay, LearntEngine } from '../../../shared/description.ts';
import type { DeskAction, DeskState } from '../../../renderer/desk/desk-state.ts';
import { standNow } from '../../../renderer/isolation/standings.ts';
import { shownLayers } from '../../../renderer/isolation/shown-layer.ts';
import {
  consentFor,
  isWeakened,
  namesOf,
  nextLowerings,
  runLowerings,
} from '../../../renderer/lowered/lowering.ts';
import { after, ASK, DESCRIBED, DESCRIPTION, NETWORK, report, SECCOMP } from './desk-fixture.ts';

const set = (layerId: string, level: string): DeskAction => ({ type: 'level-set', layerId, level });
const idsOf = (state: DeskState) =>
  nextLowerings(state).map(({ layer, byPreset }) => [layer.id, byPreset]);

function described(change: { consent?: ConsentWay; learnt?: LearntEngine }): DeskState {
  return { ...DESCRIBED, description: { ...DESCRIPTION, ...change } };
}

describe('what is lowered', () => {
  it('is nothing as Hardened has it, nor with a smaller size or a stronger level', () => {
    expect(nextLowerings(DESCRIBED)).toEqual([]);
    expect(
      nextLowerings(after([set('memory', '64'), set('seccomp', 'strict')], DESCRIBED)),
    ).toEqual([]);
  });

  it('is said of a larger size, with how much could be used up, and weakens no layer', () => {
    const raised = nextLowerings(after([set('memory', '1024')], DESCRIBED));
    expect(raised).toMatchObject([
      { kind: 'raised', exposes: 'use 1,024 MiB of memory', asksConsent: false, byPreset: false },
    ]);
    expect(namesOf(raised)).toBe('Memory raised');
    expect(isWeakened(raised)).toBe(false);
    const both = nextLowerings(
      after([set('memory', '1024'), set('network', 'internet')], DESCRIBED),
    );
    expect(namesOf(both)).toBe('Network open and 1 raised');
    const reversed = { ...DESCRIPTION, layers: DESCRIPTION.layers.toReversed() };
    const levels = { memory: '1024', network: 'internet' };
    expect(idsOf({ ...DESCRIBED, description: reversed, levels })).toEqual([
      ['network', false],
      ['memory', false],
    ]);
    expect(isWeakened(both)).toBe(true);
  });

  it('is not said of a size that the language needs', () => {
    const java: DeskAction = { type: 'language-chosen', languageId: 'java' };
    expect(nextLowerings(after([java], DESCRIBED))).toEqual([]);
    expect(nextLowerings(after([java, set('memory', '1024')], DESCRIBED))).toHaveLength(1);
  });

  it('is said of a change, which is for one run', () => {
    const state = after([set('network', 'internet')], DESCRIBED);
    expect(idsOf(state)).toEqual([['network', false]]);
    expect(nextLowerings(state)[0]?.exposes).toBe('reach the internet');
    expect(namesOf(nextLowerings(state))).toBe('Network open');
  });

  it('is said of a preset too, for as long as it is chosen', () => {
    const lab = { id: 'lab', title: 'Lab', levels: { network: 'internet' } };
    const state = after(
      [
        { type: 'presets-known', presets: [lab] },
        { type: 'preset-chosen', presetId: 'lab' },
      ],
      DESCRIBED,
    );
    expect(idsOf(state)).toEqual([['network', true]]);
  });

  it('is said of a level below a stronger preset’s, though Hardened has it', () => {
    const sealed = after([{ type: 'preset-chosen', presetId: 'sealed' }], DESCRIBED);
    const state = after([set('seccomp', 'default')], sealed);
    expect(idsOf(state)).toEqual([['seccomp', false]]);
    expect(namesOf(nextLowerings(state))).toBe('System-call filter lowered');
    const both = nextLowerings(after([set('network', 'internet')], state));
    expect(namesOf(both)).toBe('Network open and 1 lowered');
  });

  it('exposes nothing at a level that holds, however much there would be without any', () => {
    const seccomp = { ...SECCOMP, opens: 'make every call' };
    const layers = DESCRIPTION.layers.map((layer) => (layer.id === 'seccomp' ? seccomp : layer));
    const sealed = {
      ...after([{ type: 'preset-chosen', presetId: 'sealed' }], DESCRIBED),
      description: { ...DESCRIPTION, layers },
    };
    const exposedAt = (level: string) =>
      nextLowerings({ ...sealed, levels: { seccomp: level } }).map(({ exposes }) => exposes);
    expect(exposedAt('default')).toEqual([null]);
    expect(exposedAt('off')).toEqual(['make every call']);
  });

  it('of a run under way is what that run asked for, whatever is chosen meanwhile', () => {
    const running = after([{ ...ASK, levels: { network: 'internet' } }], DESCRIBED);
    const run = running.run;
    expect(run === null ? [] : runLowerings(running, run).map(({ layer }) => layer.id)).toEqual([
      'network',
    ]);
  });
});

describe('consent', () => {
  const WORDS: Readonly<Record<ConsentWay, string>> = {
    'flag-missing': '--allow-weakening',
    dialog: 'a dialog asks',
    given: 'was given',
  };

  test.each(Object.entries(WORDS) as [ConsentWay, string][])(
    'is spoken of: %s',
    (consent, words) => {
      const state = after([set('network', 'internet')], described({ consent }));
      const said = consentFor(state, nextLowerings(state));
      expect(said).toMatchObject({ kind: consent, asking: ['Network'] });
      expect(said?.sentence).toContain(words);
    },
  );

  it('is not asked for what needs none', () => {
    expect(consentFor(DESCRIBED, [])).toBeNull();
  });

  it('is asked for a vital limit that this engine lacks', () => {
    const learnt = {
      strongerRuntimes: [],
      virtualMachine: null,
      missing: { runc: { memory: 'no such controller' } },
    };
    const said = consentFor(described({ learnt }), []);
    expect(said?.asking).toEqual(['Memory, which this engine cannot limit']);
  });

  it('opens nothing where two levels are refused together, and the page says so before', () => {
    const user = {
      ...NETWORK,
      id: 'user',
      levels: [
        { ...SECCOMP.levels[0]!, id: 'unprivileged' },
        { ...NETWORK.levels[1]!, id: 'root' },
      ],
      default: 'unprivileged',
    };
    const paths = {
      ...user,
      id: 'proc-paths',
      levels: [
        { ...user.levels[0]!, id: 'masked' },
        { ...user.levels[1]!, id: 'unmasked' },
      ],
      default: 'masked',
    };
    const description = { ...DESCRIPTION, consent: 'given' as const, layers: [user, paths] };
    const state = { ...DESCRIBED, description, levels: { user: 'root', 'proc-paths': 'unmasked' } };
    expect(consentFor(state, nextLowerings(state))).toMatchObject({ kind: 'refused' });
  });
});

describe('what is said of the whole', () => {
  const learnt = {
    strongerRuntimes: [],
    virtualMachine: null,
    missing: { runc: { seccomp: 'this kernel has no filter' } },
  };

  it('knows before a run what this engine lacks', () => {
    const state = described({ learnt });
    expect(shownLayers(state).find(({ layer }) => layer.id === 'seccomp')).toMatchObject({
      state: 'unavailable',
      missing: 'this kernel has no filter',
    });
    const stand = standNow(state);
    expect(stand?.tense).toBe('before');
    expect(stand?.standings.map(({ state: each }) => each)).toEqual([
      'asked',
      'unavailable',
      'asked',
    ]);
  });

  it('counts on no size that cannot be asked for', () => {
    const stand = standNow(after([set('memory', '1')], DESCRIBED));
    expect(stand?.standings.at(-1)?.state).toBe('inconclusive');
  });

  it('counts on no layer of which a run’s report does not speak', () => {
    const account = {
      id: 'network',
      level: 'none',
      applied: 'none',
      state: 'enforced' as const,
      class: 'inside' as const,
      evidence: '',
    };
    const ended = (kind: 'finished' | 'refused') =>
      after(
        [
          ASK,
          {
            type: 'event',
            event: { type: 'run-done', runId: 'r', report: report(kind, [account]) },
          },
        ],
        DESCRIBED,
      );
    expect(standNow(ended('finished'))?.standings.map(({ state }) => state)).toEqual([
      'enforced',
      'inconclusive',
      'inconclusive',
    ]);
    expect(standNow(ended('refused'))).toBeNull();
  });
});
