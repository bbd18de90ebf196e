import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../shared/app-event.ts';
import { hasUnknownSize, languageOf } from '../../../renderer/desk/desk-state.ts';
import { nextLowerings } from '../../../renderer/lowered/lowering.ts';
import type { DeskAction } from '../../../renderer/desk/desk-state.ts';
import { takesInput } from '../../../renderer/run/run-view.ts';
import { after, ASK, DESCRIBED, DESCRIPTION, language, report } from './desk-fixture.ts';

const event = (appEvent: AppEvent): DeskAction => ({ type: 'event', event: appEvent });
const phase = (runId: string, name: 'preparing' | 'running' | 'stopping' | 'done') =>
  event({ type: 'run-phase', runId, phase: name, note: null });
const done = (runId: string) => event({ type: 'run-done', runId, report: report('finished') });
const started = (runId: string): DeskAction => ({ type: 'run-started', runId });

describe('choosing a language', () => {
  it('takes the remembered one, and the first where that is not known', () => {
    const described = (rememberedLanguage: string | null) =>
      after([
        {
          type: 'described',
          description: DESCRIPTION,
          rememberedLanguage,
          rememberedPreset: null,
        },
      ]);
    expect(described('java').languageId).toBe('java');
    expect(described('cobol').languageId).toBe('python');
    expect(described(null).languageId).toBe('python');
  });

  it('keeps the choice when the application describes itself again', () => {
    const state = after(
      [
        { type: 'language-chosen', languageId: 'java' },
        {
          type: 'described',
          description: DESCRIPTION,
          rememberedLanguage: 'python',
          rememberedPreset: null,
        },
      ],
      DESCRIBED,
    );
    expect(state.languageId).toBe('java');
  });
});

describe('choosing a preset', () => {
  const OWN = {
    id: '6f1f2c1e-8f0e-4a7e-9d55-3f1d7a1c2b3e',
    title: 'Open',
    levels: { network: 'internet' },
  };
  const described = (rememberedPreset: string | null): DeskAction => ({
    type: 'described',
    description: DESCRIPTION,
    rememberedLanguage: null,
    rememberedPreset,
  });
  const known: DeskAction = { type: 'presets-known', presets: [OWN] };

  it('takes the remembered one where it still exists, and Hardened where not', () => {
    expect(after([described('sealed')]).presetId).toBe('sealed');
    expect(after([known, described(OWN.id)]).presetId).toBe(OWN.id);
    expect(after([described(OWN.id)]).presetId).toBe('hardened');
    expect(after([described('privileged')]).presetId).toBe('hardened');
    expect(after([described(null)]).presetId).toBe('hardened');
  });

  it('says that a remembered one is lower than Hardened, as of one just chosen', () => {
    const remembered = after([known, described(OWN.id)]);
    const chosen = after([known, described(null), { type: 'preset-chosen', presetId: OWN.id }]);
    expect(nextLowerings(remembered)).toMatchObject([{ level: 'internet', byPreset: true }]);
    expect(nextLowerings(remembered)).toEqual(nextLowerings(chosen));
  });

  it('keeps the choice when the application describes itself again', () => {
    const chosen: DeskAction = { type: 'preset-chosen', presetId: 'hardened' };
    expect(after([described('sealed'), chosen, described('sealed')]).presetId).toBe('hardened');
  });
});

describe('a run', () => {
  it('is followed from being asked for to its report', () => {
    const running = after([ASK, started('r1'), phase('r1', 'running')], DESCRIBED);
    expect(running.run?.phase).toBe('running');
    expect(takesInput(running.run)).toBe(true);
    const ended = after([done('r1')], running);
    expect(ended.run?.phase).toBe('done');
    expect(ended.run?.report?.verdict.kind).toBe('finished');
    expect(takesInput(ended.run)).toBe(false);
  });

  it('takes events that overtake the answer naming it', () => {
    const state = after([ASK, phase('r1', 'running'), started('r1')], DESCRIBED);
    expect(state.run).toMatchObject({ runId: 'r1', phase: 'running' });
  });

  it('does not take late events of the run before for its own', () => {
    const second = after([ASK, started('r1'), done('r1'), ASK, phase('r1', 'running')], DESCRIBED);
    expect(second.run).toMatchObject({ runId: null, phase: 'asked' });
    expect(after([done('r1')], second).run?.report).toBeNull();
  });

  it('never goes back a phase', () => {
    const state = after(
      [ASK, started('r1'), phase('r1', 'stopping'), phase('r1', 'running')],
      DESCRIBED,
    );
    expect(state.run?.phase).toBe('stopping');
  });

  it('knows which snippet it ran', () => {
    const state = after([ASK, started('r1'), done('r1')], DESCRIBED);
    expect(state.run?.snippetKey).toBe(ASK.snippetKey);
  });

  it('is asked for once, however often', () => {
    const asked = after([ASK], DESCRIBED);
    expect(after([ASK], asked)).toBe(asked);
  });

  it('takes no input after the end of input', () => {
    const state = after(
      [ASK, started('r1'), phase('r1', 'running'), { type: 'input-ended' }],
      DESCRIBED,
    );
    expect(takesInput(state.run)).toBe(false);
  });

  it('that could not be started ends with the reason', () => {
    const failure = { code: 'engine-absent', sentence: 'No engine answers.' } as const;
    const state = after([ASK, { type: 'run-failed', failure }], DESCRIBED);
    expect(state.run).toMatchObject({ phase: 'done', failure });
  });

  it('is over when the application was started anew, and a finished one stays as it was', () => {
    const running = after([ASK, started('r1'), phase('r1', 'running')], DESCRIBED);
    const lost = after([{ type: 'session-changed' }], running);
    expect(lost.run).toMatchObject({ phase: 'done', failure: { code: 'engine-lost' } });
    const finished = after([done('r1'), { type: 'session-changed' }], running);
    expect(finished.run?.report?.verdict.kind).toBe('finished');
    expect(finished.run?.failure).toBeNull();
  });
});

describe('levels', () => {
  const set = (layerId: string, level: string): DeskAction => ({
    type: 'level-set',
    layerId,
    level,
  });

  it('that are set back to the preset are no change', () => {
    const state = after([set('network', 'internet'), set('network', 'none')], DESCRIBED);
    expect(state.levels).toEqual({});
  });

  it('fall back after the run where they were lowered, and stay where not', () => {
    const state = after(
      [
        set('network', 'internet'),
        set('seccomp', 'strict'),
        set('memory', '64'),
        { ...ASK, levels: { network: 'internet' } },
        started('r1'),
        done('r1'),
      ],
      DESCRIBED,
    );
    expect(state.levels).toEqual({ seccomp: 'strict', memory: '64' });
    expect(state.run?.levels).toMatchObject({ network: 'internet' });
  });

  const running = after(
    [set('memory', '1024'), { ...ASK, levels: { memory: '1024' } }, started('r1')],
    DESCRIBED,
  );

  it('fall back where a limit was raised', () => {
    expect(after([done('r1')], running).levels).toEqual({});
  });

  it('that were changed while the run went on are for the next', () => {
    expect(after([set('network', 'internet'), done('r1')], running).levels).toEqual({
      network: 'internet',
    });
    expect(after([set('memory', '2000'), done('r1')], running).levels).toEqual({ memory: '2000' });
  });

  it('stay when a run of the past was run again with its own', () => {
    const again = after([set('network', 'internet'), ASK, started('r1'), done('r1')], DESCRIBED);
    expect(again.levels).toEqual({ network: 'internet' });
  });

  it('stay when the run was refused: nothing has run with them', () => {
    const refused: DeskAction = {
      type: 'event',
      event: { type: 'run-done', runId: 'r1', report: report('refused') },
    };
    expect(after([refused], running).levels).toEqual({ memory: '1024' });
  });

  it('stay when the run never began', () => {
    const failure = { code: 'consent-missing', sentence: 'Consent is missing.' } as const;
    const state = after(
      [set('network', 'internet'), ASK, { type: 'run-failed', failure }],
      DESCRIBED,
    );
    expect(state.levels).toEqual({ network: 'internet' });
  });

  it('are the new preset’s when another is chosen', () => {
    const state = after(
      [set('network', 'internet'), { type: 'preset-chosen', presetId: 'sealed' }],
      DESCRIBED,
    );
    expect(state.levels).toEqual({});
  });

  it('count against what the language needs, not against the preset alone', () => {
    const java: DeskAction = { type: 'language-chosen', languageId: 'java' };
    expect(after([java, set('memory', '512')], DESCRIBED).levels).toEqual({});
    expect(after([java, set('memory', '256')], DESCRIBED).levels).toEqual({ memory: '256' });
  });
});

describe('an image', () => {
  const progress = (state: 'building' | 'built' | 'failed') =>
    event({ type: 'image-progress', language: 'python', step: 'Base', fraction: 0.5, state });
  const missing = after(
    [
      {
        type: 'described',
        description: {
          ...DESCRIPTION,
          languages: DESCRIPTION.languages.map((each) => ({
            ...each,
            installed: false,
            imageBytes: null,
          })),
        },
        rememberedLanguage: null,
        rememberedPreset: null,
      },
    ],
    DESCRIBED,
  );

  it('is shown while it is made, and its language is there afterwards', () => {
    const building = after([progress('building')], missing);
    expect(building.builds).toEqual({
      python: { step: 'Base', fraction: 0.5, state: 'building' },
    });
    const built = after([progress('built')], building);
    expect(built.builds).toEqual({});
    expect(languageOf(built)?.installed).toBe(true);
  });

  it('that nobody knows of is not known after it could not be made, and is there after it was', () => {
    const unknown = after(
      [
        {
          type: 'described',
          description: { ...DESCRIPTION, languages: [language('python', { installed: null })] },
          rememberedLanguage: null,
          rememberedPreset: null,
        },
      ],
      DESCRIBED,
    );
    const ended = (built: boolean) =>
      languageOf(after([{ type: 'build-ended', languageId: 'python', built }], unknown));
    expect(ended(false)?.installed).toBeNull();
    expect(ended(true)?.installed).toBe(true);
  });

  it('that was made has a size that is still to be asked for', () => {
    expect(hasUnknownSize(missing)).toBe(false);
    expect(hasUnknownSize(DESCRIBED)).toBe(false);
    expect(hasUnknownSize(after([progress('built')], missing))).toBe(true);
  });

  it('that could not be made leaves its language missing', () => {
    const failed = after([progress('building'), progress('failed')], missing);
    expect(failed.builds['python']?.state).toBe('failed');
    expect(languageOf(failed)?.installed).toBe(false);
    const ended = after([{ type: 'build-ended', languageId: 'python', built: false }], failed);
    expect(languageOf(ended)?.installed).toBe(false);
  });
});
