import { expect, test } from 'vitest';
import { SharedBuild, type BuildWatcher } from '../../../electron/images/shared-build.ts';
import { rejectionOf } from '../support/refusal.ts';

/** A build that ends when the test says so, and stops when it is told to. */
function building() {
  let end: (value: string) => void = () => {};
  let fail: (error: Error) => void = () => {};
  let all: BuildWatcher | null = null;
  const build = new SharedBuild<string>((watcher) => {
    all = watcher;
    return new Promise((resolve, reject) => {
      end = resolve;
      fail = reject;
      watcher.signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  });
  return { build, end: () => end('made'), fail: () => fail(new Error('failed')), all: () => all };
}

function watching() {
  const cancel = new AbortController();
  const lines: string[] = [];
  const watcher: BuildWatcher = {
    signal: cancel.signal,
    progress: () => {},
    line: (line) => lines.push(line),
  };
  return { watcher, lines, cancel: () => cancel.abort() };
}

test('one that gives up leaves the others their build', async () => {
  const { build, end, all } = building();
  const first = watching();
  const second = watching();
  const given = build.join(first.watcher);
  const kept = build.join(second.watcher);
  await Promise.resolve();
  first.cancel();
  expect((await rejectionOf(given))?.code).toBe('cancelled');
  expect(all()?.signal.aborted).toBe(false);
  all()?.line('step');
  expect([first.lines, second.lines]).toEqual([[], ['step']]);
  end();
  expect(await kept).toBe('made');
  expect(build.isGivenUp).toBe(false);
});

test('the last one that gives up ends it, and nobody joins it after', async () => {
  const { build, all } = building();
  const watchers = [watching(), watching()];
  const joined = watchers.map(({ watcher }) => rejectionOf(build.join(watcher)));
  await Promise.resolve();
  for (const { cancel } of watchers) cancel();
  expect((await Promise.all(joined)).map((error) => error?.code)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(all()?.signal.aborted).toBe(true);
  expect(build.isGivenUp).toBe(true);
});

test('one whose signal was aborted before does not wait', async () => {
  const { build } = building();
  const late = watching();
  late.cancel();
  expect((await rejectionOf(build.join(late.watcher)))?.code).toBe('cancelled');
});

test('its failure is everybody’s', async () => {
  const { build, fail } = building();
  const joined = [watching(), watching()].map(({ watcher }) => build.join(watcher));
  await Promise.resolve();
  fail();
  for (const each of joined) await expect(each).rejects.toThrow('failed');
  expect(build.isOver).toBe(true);
});
