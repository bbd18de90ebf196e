import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  MOST_REMOVED_PRESETS,
  PresetStore,
} from '../../../../electron/storage/presets/preset-store.ts';
import {
  LONGEST_PRESET_TITLE,
  MOST_OWN_PRESETS,
  type OwnPreset,
} from '../../../../shared/own-preset.ts';
import { badInput, refusedFor, rejectionOf } from '../../support/refusal.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

function presets() {
  const folder = scratchFolder();
  return { folder, store: new PresetStore(folder), again: () => new PresetStore(folder) };
}

const SMALL = { title: 'Small', levels: { memory: '64', network: 'internet' } };

describe('a preset of the person’s own', () => {
  test('comes back as it was kept, by name', async () => {
    const { store, again } = presets();
    const zed = await store.create({ title: 'zed', levels: {} });
    const small = await store.create({ ...SMALL, levels: { ...SMALL.levels, memory: '064' } });
    expect(small).toEqual({ id: small.id, ...SMALL });
    expect(await again().list()).toEqual({ presets: [small, zed], remarks: [] });
  });

  test('is changed, and keeps its place', async () => {
    const { store } = presets();
    const { id } = await store.create(SMALL);
    const changed = await store.change(id, { title: 'SMALL', levels: { memory: '32' } });
    expect(changed).toEqual({ id, title: 'SMALL', levels: { memory: '32' } });
    expect((await store.list()).presets).toEqual([changed]);
    expect(await rejectionOf(store.change(randomUUID(), SMALL))).toEqual(
      refusedFor('not-found', 'no such preset'),
    );
  });

  test('is taken away and brought back, unless its name is another’s by now', async () => {
    const { store } = presets();
    const small = await store.create(SMALL);
    await store.remove(small.id);
    expect((await store.list()).presets).toEqual([]);
    await store.restore(small.id);
    expect((await store.list()).presets).toEqual([small]);
    await store.remove(small.id);
    await store.create(SMALL);
    expect(await rejectionOf(store.restore(small.id))).toEqual(badInput('already'));
    expect(await rejectionOf(store.remove(randomUUID()))).toEqual(
      refusedFor('not-found', 'no such preset'),
    );
  });

  test.each([
    ['', 'needs a name'],
    ['  ', 'needs a name'],
    [' x', 'no space'],
    ['x'.repeat(LONGEST_PRESET_TITLE + 1), 'at most'],
    ['a\u202eb', 'visible'],
    ['a\u0000', 'visible'],
    ['a\u200b', 'visible'],
    ['hardened', 'already'],
    ['Docker Default', 'already'],
    ['Ｈardened', 'already'],
  ])('is not named %j', async (title, words) => {
    const { folder, store } = presets();
    expect(await rejectionOf(store.create({ title, levels: {} }))).toEqual(badInput(words));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('has no name that another has, in whatever letters, also when asked for at once', async () => {
    const { store } = presets();
    const outcomes = await Promise.allSettled([store.create(SMALL), store.create(SMALL)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await rejectionOf(store.create({ ...SMALL, title: 'sMALL' }))).toEqual(
      badInput('already'),
    );
  });

  test.each([
    [{ privileged: 'true' }, 'bad-input', 'no layer'],
    [{ network: 'host' }, 'bad-input', 'no level'],
    [{ memory: '1' }, 'bad-input', 'no size'],
    [{ mounts: '/' }, 'bad-input', 'always as it is'],
    [{ user: 'root', 'proc-paths': 'unmasked' }, 'refused', 'Root with unmasked'],
  ] as const)('is not made of %j', async (levels, code, words) => {
    const { store } = presets();
    expect(await rejectionOf(store.create({ title: 'Mine', levels }))).toEqual(
      refusedFor(code, words),
    );
  });

  test('is one of a number that can be looked through', async () => {
    const { store } = presets();
    for (let at = 0; at < MOST_OWN_PRESETS; at += 1) {
      await store.create({ title: `No ${at}`, levels: {} });
    }
    expect(await rejectionOf(store.create(SMALL))).toEqual(badInput('already'));
  });

  test('that was taken away comes back only where there is room', async () => {
    const { store } = presets();
    const { id } = await store.create(SMALL);
    await store.remove(id);
    const others: OwnPreset[] = [];
    for (let at = 0; at < MOST_OWN_PRESETS; at += 1) {
      others.push(await store.create({ title: `No ${at}`, levels: {} }));
    }
    expect(await rejectionOf(store.restore(id))).toEqual(badInput('Remove one first'));
    await store.remove(others[0]?.id ?? '');
    await store.restore(id);
    expect((await store.list()).presets).toHaveLength(MOST_OWN_PRESETS);
  });

  test('can be brought back for as long as it is one of the last that were taken away', async () => {
    const { folder, store } = presets();
    const ids: string[] = [];
    for (let at = 0; at < MOST_REMOVED_PRESETS + 2; at += 1) {
      const { id } = await store.create(SMALL);
      await store.remove(id);
      ids.push(id);
    }
    const kept = readdirSync(path.join(folder, 'removed')).map((name) => name.slice(0, -5));
    expect(kept.toSorted()).toEqual(ids.slice(2).toSorted());
    expect(await rejectionOf(store.restore(ids[0] ?? ''))).toEqual(
      refusedFor('not-found', 'no such preset'),
    );
  });
});

describe('a file', () => {
  test.each(['{"half', '[]', '{"version": 1, "title": "", "levels": {}}', '{"version": 1}'])(
    'that is damaged (%s) is set aside, whole, and told of once',
    async (text) => {
      const { folder, store } = presets();
      const kept = await store.create(SMALL);
      const id = randomUUID();
      writeFileSync(path.join(folder, `${id}.json`), text);
      const { presets: listed, remarks } = await store.list();
      expect(listed).toEqual([kept]);
      expect(remarks).toEqual([expect.stringContaining('damaged and is set aside')]);
      const aside = readdirSync(folder).find((name) => name.startsWith(`${id}.json.damaged-`));
      expect(readFileSync(path.join(folder, aside ?? ''), 'utf8')).toBe(text);
      expect((await store.list()).remarks).toEqual([]);
    },
  );

  test.each([
    ['create', (store: PresetStore) => store.create({ title: 'Other', levels: {} })],
    ['change', (store: PresetStore, id: string) => store.change(id, SMALL)],
    [
      'restore',
      async (store: PresetStore, id: string) => {
        await store.remove(id);
        await store.restore(id);
      },
    ],
  ] as const)('that is found damaged by a %s is told of by the next list', async (_name, write) => {
    const { folder, store } = presets();
    const { id } = await store.create(SMALL);
    writeFileSync(path.join(folder, `${randomUUID()}.json`), '{"half');
    await write(store, id);
    expect((await store.list()).remarks).toEqual([expect.stringContaining('is set aside')]);
    expect((await store.list()).remarks).toEqual([]);
  });

  test('that is damaged is told of once, whoever asks at the same time', async () => {
    const { folder, store, again } = presets();
    writeFileSync(path.join(folder, `${randomUUID()}.json`), '{"half');
    const lists = [store.list(), store.list(), again().list()];
    await store.create(SMALL);
    const remarks = (await Promise.all(lists)).flatMap((listed) => listed.remarks);
    expect(remarks).toEqual([expect.stringContaining('is set aside')]);
  });

  test('is listed as the changes before have left it', async () => {
    const { store } = presets();
    const made = store.create(SMALL);
    expect((await store.list()).presets).toEqual([await made]);
  });

  test.each([
    '{"version": 2, "what": "ever"}',
    '{"version": 1, "title": "Later", "levels": {"teleport": "off"}}',
    '{"version": 1, "title": "Door", "levels": {"user": "root", "proc-paths": "unmasked"}}',
  ])('of a newer Glovebox (%s) is told of and left alone', async (text) => {
    const { folder, store } = presets();
    const file = path.join(folder, `${randomUUID()}.json`);
    writeFileSync(file, text);
    for (let times = 0; times < 2; times += 1) {
      const { presets: listed, remarks } = await store.list();
      expect(listed).toEqual([]);
      expect(remarks).toEqual([expect.stringContaining('another Glovebox')]);
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('of another name is nobody’s preset', async () => {
    const { folder, store } = presets();
    writeFileSync(path.join(folder, 'hardened.json'), '{"version": 1, "title": "X", "levels": {}}');
    expect(await store.list()).toEqual({ presets: [], remarks: [] });
  });
});
