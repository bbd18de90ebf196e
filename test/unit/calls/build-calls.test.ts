import { expect, test } from 'vitest';
import { BuildCalls } from '../../../electron/calls/build-calls.ts';
import { BuildNews } from '../../../electron/calls/build-news.ts';
import type { Core } from '../../../electron/core.ts';
import type { BuildWatcher } from '../../../electron/images/shared-build.ts';
import type { AppEvent } from '../../../shared/app-event.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { rejectionOf } from '../support/refusal.ts';

/** The calls over builds that end when the test says so, and a moment after they were cancelled. */
function calls() {
  const told: AppEvent[] = [];
  const watchers: BuildWatcher[] = [];
  let finish = (): void => {};
  const ensure = (_language: unknown, watcher: BuildWatcher): Promise<void> => {
    watchers.push(watcher);
    return new Promise((resolve, reject) => {
      finish = resolve;
      const giveUp = (): void => {
        setImmediate(() => reject(new GloveboxError('cancelled', 'It was cancelled.')));
      };
      if (watcher.signal.aborted) giveUp();
      watcher.signal.addEventListener('abort', giveUp);
    });
  };
  const core = {
    languages: [{ id: 'lua' }],
    connect: () => Promise.resolve({ images: { ensure } }),
  } as unknown as Core;
  const builds = new BuildCalls(core, new BuildNews((event) => told.push(event)));
  const states = (): string[] =>
    told.flatMap((event) => (event.type === 'image-progress' ? [event.state] : []));
  return { builds, watchers, finish: () => finish(), states };
}

const settle = (): Promise<void> => new Promise(setImmediate);

test('what is asked for again at once after it was cancelled is made', async () => {
  const { builds, watchers, finish, states } = calls();
  const first = rejectionOf(builds.buildImage({ language: 'lua' }));
  await settle();
  await builds.cancelBuild({ language: 'lua' });
  const second = builds.buildImage({ language: 'lua' });
  expect((await first)?.code).toBe('cancelled');
  await settle();
  expect(watchers.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  finish();
  await second;
  expect(states()).toEqual(['built']);
});

test('the one that was asked for again can be cancelled as well', async () => {
  const { builds, states } = calls();
  const first = rejectionOf(builds.buildImage({ language: 'lua' }));
  await settle();
  await builds.cancelBuild({ language: 'lua' });
  const second = rejectionOf(builds.buildImage({ language: 'lua' }));
  await first;
  await settle();
  await builds.cancelBuild({ language: 'lua' });
  expect((await second)?.code).toBe('cancelled');
  expect(states()).toEqual(['cancelled']);
});
