import { describe, expect, it } from 'vitest';
import { changesOf, changesSentence } from '../../../renderer/isolation/changes.ts';
import { shownLayers } from '../../../renderer/isolation/shown-layer.ts';
import type { DeskAction, DeskState } from '../../../renderer/desk/desk-state.ts';
import { after, DESCRIBED } from './desk-fixture.ts';

const set = (layerId: string, level: string): DeskAction => ({ type: 'level-set', layerId, level });
const said = (state: DeskState) => changesSentence(state, changesOf(state, shownLayers(state)));

describe('what changed from Hardened', () => {
  it('is nothing by itself', () => {
    expect(said(DESCRIBED)).toBe('As Hardened: no changes.');
  });

  it('tells what stays from what is for one run', () => {
    expect(said(after([set('network', 'internet')], DESCRIBED))).toBe(
      '1 change from Hardened: for the next run Network internet.',
    );
    expect(said(after([set('memory', '64'), set('network', 'internet')], DESCRIBED))).toBe(
      '2 changes from Hardened: Memory 64 MiB; for the next run Network internet.',
    );
  });

  it('is told of another preset too, with and without changes to it', () => {
    const sealed = after([{ type: 'preset-chosen', presetId: 'sealed' }], DESCRIBED);
    expect(said(sealed)).toBe(
      'As Sealed, which differs from Hardened in 1 level: System-call filter strict.',
    );
    expect(said(after([set('memory', '512')], sealed))).toBe(
      '1 change from Sealed: for the next run Memory 512 MiB. Sealed differs from Hardened in 1 level: System-call filter strict.',
    );
  });

  it('takes a size as it is typed, right or wrong', () => {
    expect(said(after([set('memory', '')], DESCRIBED))).toBe(
      '1 change from Hardened: Memory (empty).',
    );
    expect(said(after([set('memory', '1x')], DESCRIBED))).toBe(
      '1 change from Hardened: Memory 1x.',
    );
  });
});
