import { expect, test } from 'vitest';
import type { AppEvent } from '../../../shared/app-event.ts';
import { waitsForImage } from '../../../renderer/run/run-view.ts';
import { after, ASK, DESCRIBED } from './desk-fixture.ts';

const phase = (name: 'preparing' | 'running'): AppEvent => ({
  type: 'run-phase',
  runId: 'r1',
  phase: name,
  note: null,
});

test('a run waits for an image while it is prepared, and for its own language’s', () => {
  const asked = after([ASK, { type: 'run-started', runId: 'r1' }], DESCRIBED);
  const preparing = after([{ type: 'event', event: phase('preparing') }], asked).run;
  const running = after([{ type: 'event', event: phase('running') }], asked).run;
  expect(waitsForImage(preparing, 'python')).toBe(true);
  expect(waitsForImage(preparing, 'java')).toBe(false);
  expect(waitsForImage(running, 'python')).toBe(false);
  expect(waitsForImage(null, 'python')).toBe(false);
});
