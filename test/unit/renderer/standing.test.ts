import { describe, expect, test } from 'vitest';
import type { AppEvent } from '../../../shared/app-event.ts';
import { standingOf } from '../../../renderer/output/standing.ts';
import type { DeskAction } from '../../../renderer/desk/desk-state.ts';
import { after, ASK, DESCRIBED, DESCRIPTION, language, report } from './desk-fixture.ts';

const event = (appEvent: AppEvent): DeskAction => ({ type: 'event', event: appEvent });
const phase = (name: 'preparing' | 'running'): DeskAction =>
  event({ type: 'run-phase', runId: 'r1', phase: name, note: null });
const building = (id: string): DeskAction =>
  event({ type: 'image-progress', language: id, step: 'x', fraction: null, state: 'building' });
const started: DeskAction = { type: 'run-started', runId: 'r1' };
const java: DeskAction = { type: 'language-chosen', languageId: 'java' };
const missing = (installed: boolean | null) =>
  after([
    {
      type: 'described',
      description: { ...DESCRIPTION, languages: [language('python', { installed })] },
      rememberedLanguage: null,
      rememberedPreset: null,
    },
  ]);

describe('while an image is made', () => {
  test('its making is shown to whom waits for it, with a run or without', () => {
    expect(standingOf(after([building('python')], DESCRIBED))).toBe('building');
    const waiting = after([ASK, started, phase('preparing'), building('python')], DESCRIBED);
    expect(standingOf(waiting)).toBe('building');
  });

  test('another language’s run stays in sight, as does its output when it has ended', () => {
    const running = after([ASK, started, phase('running'), java, building('java')], DESCRIBED);
    expect(standingOf(running)).toBe('output');
    const sandbox = {} as NonNullable<ReturnType<typeof report>['sandbox']>;
    const done = after(
      [event({ type: 'run-done', runId: 'r1', report: { ...report('finished'), sandbox } })],
      running,
    );
    expect(standingOf(done)).toBe('output');
  });

  test('so does a run of the same language that has its image', () => {
    const running = after([ASK, started, phase('running'), building('python')], DESCRIBED);
    expect(standingOf(running)).toBe('output');
  });
});

test('a language is said to be missing where that is known, not where nobody can say', () => {
  expect(standingOf(missing(false))).toBe('image-missing');
  expect(standingOf(missing(null))).toBe('hint');
  expect(standingOf(missing(true))).toBe('hint');
});
