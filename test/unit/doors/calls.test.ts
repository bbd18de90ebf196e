/**
 * The way through the page: a page that is compromised, before the whole
 * application, with an engine at its end that writes down what it is asked for.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createApplication } from '../../../electron/app.ts';
import type { Application } from '../../../electron/application.ts';
import { CALL_NAMES } from '../../../shared/contract.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { PRESETS } from '../../../shared/layers/presets.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { DOORS } from './support/doors.ts';
import { HOSTILE_LAYERS, HOSTILE_LEVELS, HOSTILE_NAMES, isLevel } from './support/hostile-words.ts';
import { openKnownEngine } from './support/known-engine.ts';
import { RecordingEngine } from './support/recording-engine.ts';

const START = {
  language: 'python',
  files: [{ name: 'main.py', text: '' }],
  arguments: [],
  levels: {},
  preset: 'hardened',
  input: null,
  terminal: null,
};
const EXPLAIN = { language: 'python', preset: 'hardened', levels: {}, form: 'docker' };

let application: Application | null = null;
afterEach(async () => {
  await application?.close();
  application = null;
});

/** A page, and what came of its calls; a run is waited for until it has failed to be made. */
async function page(open = RecordingEngine.open) {
  const engine = await open();
  application = await createApplication({
    consent: 'given',
    // Whatever leave a person gives, no door opens by it.
    askConsent: () => Promise.resolve(true),
  });
  const ends: ((runId: string) => void)[] = [];
  const session = application.openSession((event) => {
    if (event.type === 'run-failed' || event.type === 'run-done') {
      for (const end of ends) end(event.runId);
    }
  });
  const call = (name: string, input: unknown): Promise<Outcome<unknown>> =>
    session.call(name, input);
  async function run(change: object): Promise<Outcome<unknown>> {
    const ended = new Set<string>();
    let wake = (): void => {};
    ends.push((runId) => {
      ended.add(runId);
      wake();
    });
    const outcome = await call('startRun', { ...START, ...change });
    if (!outcome.ok) return outcome;
    const { runId } = outcome.value as { runId: string };
    while (!ended.has(runId)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return outcome;
  }
  return { engine, call, run };
}

const refused = { ok: false, error: { code: 'bad-input' } };

describe('what a page may ask for reaches the engine, and opens nothing', () => {
  test.each(PRESETS.map(({ id }) => id))('the preset %s', async (preset) => {
    const { engine, run } = await page(openKnownEngine);
    expect(await run({ preset })).toMatchObject({ ok: true });
    expect(engine.bodies.length).toBe(1);
    expect(engine.faults()).toEqual([]);
  });

  test('every level of every layer', async () => {
    const { engine, run } = await page(openKnownEngine);
    const choices = LAYERS.flatMap((layer) =>
      layer.kind === 'choice' ? layer.levels.map(({ id }) => ({ [layer.id]: id })) : [],
    );
    for (const levels of choices) expect(await run({ levels })).toMatchObject({ ok: true });
    // All but the runtimes that do not work on this engine.
    expect(engine.bodies.length).toBeGreaterThanOrEqual(choices.length - 2);
    expect(engine.faults()).toEqual([]);
  });

  const weakest = Object.fromEntries(
    LAYERS.flatMap((layer) => {
      const level = layer.kind === 'choice' ? layer.levels.at(-1)?.id : undefined;
      return level === undefined || layer.id === 'runtime' ? [] : [[layer.id, level]];
    }),
  );

  test.each([{ user: 'unprivileged' }, { 'proc-paths': 'masked' }])(
    'all of the weakest levels at once but %j',
    async (but) => {
      const { engine, run } = await page(openKnownEngine);
      const levels = { ...weakest, ...but };
      expect(await run({ levels, preset: 'docker-default' })).toMatchObject({ ok: true });
      expect(engine.bodies.length).toBe(1);
      expect(engine.faults()).toEqual([]);
    },
  );

  test('root with the kernel’s switches never gets as far as the engine', async () => {
    const { engine, run } = await page(openKnownEngine);
    await run({ levels: weakest, preset: 'docker-default' });
    expect(engine.bodies).toEqual([]);
  });
});

test('the history names the person’s own preset as it was when the run was asked for', async () => {
  const { call, run } = await page(openKnownEngine);
  const content = { title: 'Small lab', levels: { memory: '64' } };
  const made = (await call('createPreset', content)) as { value: { id: string } };
  const { id } = made.value;
  const started = (await run({ levels: content.levels, ownPreset: id })) as {
    value: { runId: string };
  };
  const unknown = (await run({ ownPreset: randomUUID() })) as { value: { runId: string } };
  const kept = (runId: string) =>
    vi.waitFor(async () => {
      const read = await call('readHistory', { runId });
      expect(read).toMatchObject({ ok: true });
      return read;
    });
  expect(await kept(started.value.runId)).toMatchObject({
    value: { ownPreset: { id, ...content } },
  });
  expect(await kept(unknown.value.runId)).toMatchObject({ value: { ownPreset: null } });
  expect(await call('startRun', { ...START, ownPreset: 'Hardened' })).toMatchObject(refused);
});

describe('what a page may not ask for never reaches the engine', () => {
  test.each(DOORS.flatMap(({ name, ways }) => ways.map((way) => ({ name, way }))))(
    '$name by $way',
    async ({ way }) => {
      const { engine, call, run } = await page();
      const inputs = [
        { ...START, ...way },
        { ...START, HostConfig: way },
        { ...START, levels: way },
        { ...START, files: [{ ...START.files[0], ...way }] },
        { ...START, terminal: { columns: 80, rows: 24, ...way } },
        { ...START, language: { id: 'python', ...way } },
        { ...START, preset: { id: 'hardened', ...way } },
        { ...START, options: way },
      ];
      // What has the form of a level is refused when the run is prepared, the rest at the door.
      for (const input of inputs) await run(input);
      for (const extra of [way, { HostConfig: way }, { levels: way }]) {
        expect(await call('explain', { ...EXPLAIN, ...extra })).toMatchObject(refused);
      }
      expect(engine.bodies.filter(({ HostConfig: host }) => !isCanary(host))).toEqual([]);
      expect(engine.faults()).toEqual([]);
    },
  );

  test('a level that there is not', async () => {
    const { engine, call, run } = await page();
    for (const { id } of LAYERS) {
      for (const level of HOSTILE_LEVELS) {
        if (isLevel(id, level)) continue;
        expect([
          id,
          level,
          await call('explain', { ...EXPLAIN, levels: { [id]: level } }),
        ]).toMatchObject([id, level, level === '64\n' ? {} : refused]);
        await run({ levels: { [id]: level } });
      }
    }
    expect(engine.faults()).toEqual([]);
  });

  test('a level that is no text', async () => {
    const { engine, call } = await page();
    for (const value of [true, 1, -1, null, ['host'], { host: true }, 1e9, 64n]) {
      for (const { id } of LAYERS) {
        expect(await call('startRun', { ...START, levels: { [id]: value } })).toMatchObject(
          refused,
        );
        expect(await call('explain', { ...EXPLAIN, levels: { [id]: value } })).toMatchObject(
          refused,
        );
      }
    }
    expect(engine.bodies).toEqual([]);
  });

  test('a layer, a preset or a language that there is not', async () => {
    const { engine, call, run } = await page();
    for (const layer of HOSTILE_LAYERS) {
      const levels = JSON.parse(`{${JSON.stringify(layer)}:"host"}`) as object;
      expect([layer, await call('explain', { ...EXPLAIN, levels })]).toMatchObject([
        layer,
        refused,
      ]);
      await run({ levels });
    }
    for (const name of HOSTILE_NAMES) {
      for (const field of ['preset', 'language']) {
        expect(await call('explain', { ...EXPLAIN, [field]: name })).toMatchObject(refused);
        await run({ [field]: name });
      }
      expect(await call('buildImage', { language: name })).toMatchObject(refused);
    }
    // The canaries that a run begins with may have been made; nothing of what was asked for was.
    expect(engine.bodies.filter(({ HostConfig: host }) => !isCanary(host))).toEqual([]);
    expect(engine.faults()).toEqual([]);
  });

  test('a key that changes every object', async () => {
    const { engine, call } = await page();
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const polluted = `{"Privileged":true,"privileged":true,"network":"host"}`;
      const hostile = (good: object): unknown[] => {
        const text = JSON.stringify(good);
        return [
          text.replace(/^\{/, `{"${key}":${polluted},`),
          text.replace('"levels":{', `"levels":{"${key}":${polluted}`),
          text.replace('"levels":{', `"levels":{"${key}":"host"`),
        ].map((input) => JSON.parse(input) as unknown);
      };
      // A key that is an ordinary text is refused as a layer only when its run is prepared.
      for (const input of hostile(START)) await call('startRun', input);
      for (const input of hostile(EXPLAIN))
        expect([input, await call('explain', input)]).toMatchObject([input, refused]);
    }
    expect(({} as Record<string, unknown>)['privileged']).toBeUndefined();
    expect(({} as Record<string, unknown>)['Privileged']).toBeUndefined();
    expect(engine.faults()).toEqual([]);
  });

  test('a call that there is not', async () => {
    const { engine, call } = await page();
    for (const name of [
      'createContainer',
      'exec',
      'loadImage',
      'docker',
      'setConsent',
      '__proto__',
    ]) {
      expect(CALL_NAMES).not.toContain(name);
      expect(await call(name, { Privileged: true })).toMatchObject({
        error: { code: 'unknown-call' },
      });
    }
    expect(engine.bodies).toEqual([]);
  });
});

/** A canary asks for the hardened levels under a runtime that it names; a run names none. */
const isCanary = (host: unknown): boolean => Object.hasOwn(host as object, 'Runtime');
