import { describe, expect, it } from 'vitest';
import { askedLevel, presetsOf } from '../../../renderer/desk/desk-state.ts';
import { askedLevels, levelsToKeep } from '../../../renderer/presets/own-presets.ts';
import { after, ASK, DESCRIBED, MEMORY, NETWORK, report } from './desk-fixture.ts';

const LAB = { id: 'lab-id', title: 'Lab', levels: { network: 'internet', memory: '64' } };
const known = after([{ type: 'presets-known', presets: [LAB] }], DESCRIBED);
const chosen = after([{ type: 'preset-chosen', presetId: LAB.id }], known);

describe('a preset of the person’s own', () => {
  it('stands after the built-in ones, and has Hardened’s level where it says none', () => {
    expect(presetsOf(known).map(({ title }) => title)).toEqual(['Sealed', 'Hardened', 'Lab']);
    expect(presetsOf(known).at(-1)?.levels).toEqual({
      network: 'internet',
      seccomp: 'default',
      memory: '64',
    });
  });

  it('is asked for as levels like any others: the application is given no name to trust', () => {
    const changed = after([{ type: 'level-set', layerId: 'memory', level: '32' }], chosen);
    expect(askedLevels(changed)).toEqual({
      preset: 'hardened',
      levels: { network: 'internet', memory: '32' },
    });
    expect(askedLevels(known)).toEqual({ preset: 'hardened', levels: {} });
  });

  it('gives a language the size that it needs, as it is shown', () => {
    const java = after([{ type: 'language-chosen', languageId: 'java' }], chosen);
    expect(askedLevel(java, MEMORY)).toBe('512');
    expect(askedLevels(java).levels).toEqual({ network: 'internet' });
  });

  it('is what a lowered level falls back to after a run', () => {
    const ended = after(
      [
        { type: 'level-set', layerId: 'seccomp', level: 'off' },
        { ...ASK, levels: { network: 'internet', seccomp: 'off' } },
        { type: 'run-started', runId: 'r' },
        { type: 'event', event: { type: 'run-done', runId: 'r', report: report('finished') } },
      ],
      chosen,
    );
    expect(ended.presetId).toBe(LAB.id);
    expect(ended.levels).toEqual({});
    expect(askedLevel(ended, NETWORK)).toBe('internet');
  });

  it('that is taken away while it is chosen leaves Hardened, and none of its levels', () => {
    const changed = after([{ type: 'level-set', layerId: 'seccomp', level: 'off' }], chosen);
    const gone = after([{ type: 'presets-known', presets: [] }], changed);
    expect([gone.presetId, gone.levels]).toEqual(['hardened', {}]);
  });

  it('is made of what differs from Hardened', () => {
    const changed = after([{ type: 'level-set', layerId: 'memory', level: '256' }], chosen);
    expect(levelsToKeep(changed)).toEqual({ network: 'internet' });
    expect(levelsToKeep(known)).toEqual({});
  });
});
