import { describe, expect, it } from 'vitest';
import type { LayerState } from '../../../shared/run-result.ts';
import { reduceDesk } from '../../../renderer/desk/desk-reducer.ts';
import { ringArcs } from '../../../renderer/isolation/ring-arcs.ts';
import { countStates, shownLayers } from '../../../renderer/isolation/shown-layer.ts';
import { after, ASK, DESCRIBED, report } from './desk-fixture.ts';

const account = (id: string, level: string, state: LayerState) => ({
  id,
  level,
  applied: level,
  state,
  class: 'inside' as const,
  evidence: `fact of ${id}`,
});

describe('shownLayers', () => {
  it('shows before a run what is asked for, never a state', () => {
    const lowered = after(
      [{ type: 'level-set', layerId: 'network', level: 'internet' }],
      DESCRIBED,
    );
    const states = shownLayers(lowered).map(({ layer, state }) => [layer.id, state]);
    expect(states).toEqual([
      ['network', 'asked-open'],
      ['seccomp', 'asked'],
      ['memory', 'asked'],
    ]);
  });

  it('shows after a run what the evidence said, and asks the next run for the preset again', () => {
    const layers = [
      account('network', 'internet', 'open'),
      account('seccomp', 'default', 'inconclusive'),
      account('memory', '256', 'enforced'),
    ];
    const ended = after(
      [
        { type: 'level-set', layerId: 'network', level: 'internet' },
        { ...ASK, levels: { network: 'internet' } },
        { type: 'run-started', runId: 'r1' },
        {
          type: 'event',
          event: { type: 'run-done', runId: 'r1', report: report('finished', layers) },
        },
      ],
      DESCRIBED,
    );
    const [network, seccomp, memory] = shownLayers(ended);
    expect(network).toMatchObject({ state: 'open', level: 'none', changed: false });
    expect(network?.account?.level).toBe('internet');
    expect(seccomp?.state).toBe('inconclusive');
    expect(memory?.state).toBe('enforced');
    expect(countStates(shownLayers(ended)).get('enforced')).toBe(1);
  });

  it('claims nothing of a layer that the report does not speak of', () => {
    const ended = after(
      [ASK, { type: 'event', event: { type: 'run-done', runId: 'r1', report: report('refused') } }],
      DESCRIBED,
    );
    expect(shownLayers(ended).map(({ state }) => state)).toEqual(['asked', 'asked', 'asked']);
  });

  it('shows of a run under way what that one asked for, not what is chosen meanwhile', () => {
    const lowered = { type: 'level-set', layerId: 'network', level: 'internet' } as const;
    const [network] = shownLayers(after([ASK, lowered], DESCRIBED));
    expect(network).toMatchObject({ state: 'asked', level: 'internet' });
  });

  it('shows nothing of the last run while another is under way', () => {
    const ended = after(
      [
        ASK,
        {
          type: 'event',
          event: {
            type: 'run-done',
            runId: 'r1',
            report: report('finished', [account('memory', '256', 'enforced')]),
          },
        },
      ],
      DESCRIBED,
    );
    const again = reduceDesk(ended, ASK);
    expect(shownLayers(again).every(({ account: part }) => part === null)).toBe(true);
  });
});

describe('ringArcs', () => {
  it('draws every layer once, each ring on a circle of its own', () => {
    const arcs = ringArcs(shownLayers(DESCRIBED));
    expect(arcs).toHaveLength(3);
    const radii = arcs.map(({ path }) => /A([\d.]+) /.exec(path)?.[1]);
    expect(new Set(radii).size).toBe(3);
    expect(arcs.every(({ path }) => !path.includes('NaN'))).toBe(true);
  });
});
