import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  HistoryStore,
  MOST_BYTES,
  MOST_RUNS,
} from '../../../../electron/storage/history/history-store.ts';
import type { HistoryRecord } from '../../../../shared/history.ts';
import { refusedFor, rejectionOf } from '../../support/refusal.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

function history() {
  const folder = scratchFolder();
  return { folder, store: new HistoryStore(folder), again: () => new HistoryStore(folder) };
}

const record = (change: Partial<HistoryRecord> = {}): HistoryRecord => ({
  runId: randomUUID(),
  at: 1_000,
  language: 'python',
  entry: 'main.py',
  preset: 'hardened',
  levels: { memory: '64' },
  verdict: {
    kind: 'finished',
    stage: 'run',
    exitCode: 0,
    signal: null,
    sentence: 'It ended by itself.',
    limitsHit: [],
  },
  totalMs: 12,
  files: [{ name: 'main.py', text: 'print(1)' }],
  arguments: ['-v'],
  input: null,
  terminal: false,
  ownPreset: { id: randomUUID(), title: 'Small lab', levels: { memory: '64' } },
  output: {
    beginning: [{ stage: 'run', stream: 'stdout', bytes: Uint8Array.of(0xff, 0, 0x1b) }],
    omittedBytes: 7,
    end: [],
  },
  usage: [{ atMs: 100.5, memoryBytes: 4096, cpuMs: null, processes: 2 }],
  report: null,
  failure: null,
  ...change,
});

describe('a run', () => {
  test.each<[string, (stored: Record<string, unknown>) => void]>([
    ['none, as an older version kept it', (stored) => delete stored['ownPreset']],
    ['a damaged one', (stored) => Object.assign(stored, { ownPreset: { title: 7 } })],
  ])('with no preset of the person’s comes back all the same: %s', async (_name, damage) => {
    const { folder, store } = history();
    const kept = record();
    await store.add(kept);
    const file = path.join(folder, `${kept.runId}.json`);
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    damage(stored);
    writeFileSync(file, JSON.stringify(stored));
    expect(await store.read(kept.runId)).toEqual({ ...kept, ownPreset: null });
  });

  test.each<[string, (stored: Record<string, unknown>) => void]>([
    ['none, as an older version kept it', (stored) => delete stored['usage']],
    ['a damaged one', (stored) => Object.assign(stored, { usage: [{ atMs: 'soon' }] })],
  ])('with no curve of what it used comes back all the same: %s', async (_name, damage) => {
    const { folder, store } = history();
    const kept = record();
    await store.add(kept);
    const file = path.join(folder, `${kept.runId}.json`);
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    damage(stored);
    writeFileSync(file, JSON.stringify(stored));
    expect(await store.read(kept.runId)).toEqual({ ...kept, usage: [] });
  });

  test('comes back as it was kept, output byte by byte', async () => {
    const { store, again } = history();
    const kept = record();
    await store.add(kept);
    expect(await again().read(kept.runId)).toEqual(kept);
    const { runId, at, language, entry, preset, levels, verdict, totalMs } = kept;
    expect(await again().list()).toEqual([
      { runId, at, language, entry, preset, levels, verdict, totalMs },
    ]);
  });

  test('is forgotten when asked to, alone or with all others', async () => {
    const { folder, store } = history();
    const [first, second, third] = [record(), record({ at: 2 }), record({ at: 3 })];
    for (const run of [first, second, third]) await store.add(run);
    await store.forget([second.runId, randomUUID()]);
    expect((await store.list()).map(({ runId }) => runId)).toEqual([first.runId, third.runId]);
    await store.forgetAll();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whose record is damaged, newer or gone is told to be so, and the list goes on', async () => {
    const { folder, store } = history();
    const [good, bad, newer] = [record({ at: 5 }), record(), record()];
    for (const run of [good, bad, newer]) await store.add(run);
    writeFileSync(path.join(folder, `${bad.runId}.json`), '{"half');
    writeFileSync(path.join(folder, `${bad.runId}.entry.json`), '{"half');
    writeFileSync(path.join(folder, `${newer.runId}.json`), '{"version": 2}');
    const gone = randomUUID();
    for (const id of [bad.runId, newer.runId, gone]) {
      expect(await rejectionOf(store.read(id))).toEqual(refusedFor('not-found', 'no longer kept'));
    }
    expect((await store.list()).map(({ runId }) => runId)).toEqual([newer.runId, good.runId]);
  });

  test.each([
    { kind: 'improbable' },
    { kind: 'toString' },
    { sentence: { html: '<b>' } },
    { limitsHit: 'memory' },
  ])('whose verdict is none of ours is passed over: %j', async (change) => {
    const { folder, store } = history();
    const run = record();
    const verdict = { ...run.verdict, ...change };
    await store.add(run);
    const file = path.join(folder, `${run.runId}.entry.json`);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), verdict }));
    expect(await store.list()).toEqual([]);
    const whole = path.join(folder, `${run.runId}.json`);
    const stored = JSON.parse(readFileSync(whole, 'utf8'));
    for (const wrong of [{ verdict }, { report: { verdict, layers: [] } }]) {
      writeFileSync(whole, JSON.stringify({ ...stored, ...wrong }));
      expect((await rejectionOf(store.read(run.runId)))?.code).toBe('not-found');
    }
  });

  test('is forgotten with all others also where no list shows it', async () => {
    const { folder, store } = history();
    const [damaged, orphan] = [record(), record()];
    for (const run of [damaged, orphan]) await store.add(run);
    writeFileSync(path.join(folder, `${damaged.runId}.entry.json`), '{"half');
    rmSync(path.join(folder, `${orphan.runId}.entry.json`));
    await store.forgetAll();
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each(['..', '../../etc/passwd', '', 'x'])('has no id like %j', async (id) => {
    const { store } = history();
    expect((await rejectionOf(store.read(id)))?.code).toBe('bad-input');
    expect((await rejectionOf(store.forget([id])))?.code).toBe('bad-input');
  });
});

describe('too many runs', () => {
  test('let the oldest go', async () => {
    const { store } = history();
    const ids: string[] = [];
    for (let at = 0; at < MOST_RUNS + 3; at++) {
      const run = record({ at });
      ids.push(run.runId);
      await store.add(run);
    }
    const left = (await store.list()).map(({ runId }) => runId);
    expect(left).toEqual(ids.slice(3).toReversed());
  }, 60_000);

  test('are counted with those that no list shows, by the age of their files', async () => {
    const { folder, store } = history();
    const text = 'x'.repeat(MOST_BYTES / 2);
    const runs = [1, 2].map(() => record({ files: [{ name: 'main.py', text }] }));
    for (const { runId } of runs) {
      const file = path.join(folder, `${runId}.json`);
      writeFileSync(file, text);
      utimesSync(file, 1, 1);
    }
    const good = record({ at: 2_000 });
    await store.add(good);
    const left = new Set(readdirSync(folder).map((name) => name.split('.')[0]));
    expect(left.size).toBe(2);
    expect(left.has(good.runId)).toBe(true);
  });

  test('let the oldest go by their size too, but never the newest', async () => {
    const { store } = history();
    const text = 'x'.repeat(MOST_BYTES / 2);
    const runs = [1, 2, 3].map((at) => record({ at, files: [{ name: 'main.py', text }] }));
    for (const run of runs) await store.add(run);
    expect((await store.list()).map(({ at }) => at)).toEqual([3]);
  }, 60_000);
});
