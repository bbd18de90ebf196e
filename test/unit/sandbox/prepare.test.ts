import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';
import type { ConsentRequest } from '../../../electron/consent.ts';
import { ConnectedEngine } from '../../../electron/sandbox/connected-engine.ts';
import {
  KnowledgeStore,
  type EngineKnowledge,
  type KnownRuntime,
} from '../../../electron/sandbox/engine-knowledge.ts';
import {
  prepareSandbox,
  type PrepareContext,
  type RunRequest,
} from '../../../electron/sandbox/prepare.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { INSTALLATION } from '../shared/layers/support/evidence.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { refusedFor, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { ScriptedEngine } from './support/scripted-engine.ts';
import { report } from './support/scripts.ts';
import { SCRIPTED_LANGUAGE } from './support/started-run.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');

const ABLE = Object.fromEntries(LAYERS.map(({ id }) => [id, { can: true, reason: 'seen' }]));
const runtime = (change: Partial<KnownRuntime> = {}): KnownRuntime => ({
  name: 'runc',
  level: 'runc',
  failure: null,
  layers: ABLE,
  ...change,
});

interface Asked {
  readonly overrides?: Readonly<Record<string, string>>;
  readonly preset?: string;
  readonly runtimes?: readonly KnownRuntime[];
  readonly consents?: boolean;
  readonly guardsNetwork?: boolean;
  readonly signal?: AbortSignal;
  readonly facts?: Partial<EngineFacts>;
}

async function preparing(asked: Asked) {
  const engine = new ScriptedEngine(report);
  const known = asked.runtimes ?? [runtime()];
  engine.facts = { ...engine.facts, ...asked.facts, runtimes: known.map(({ name }) => name) };
  const store = new KnowledgeStore(scratchFolder());
  const identity = {
    installation: INSTALLATION,
    labels: { glovebox: INSTALLATION },
    trying: new Set<string>(),
  };
  const connected = new ConnectedEngine(engine.asEngine(), IMAGES, identity, store);
  const knowledge: EngineKnowledge = { version: 1, runtimes: [...known] };
  await store.write(engine.facts, connected.images.baseName, knowledge);
  const requests: ConsentRequest[] = [];
  const request: RunRequest = {
    language: SCRIPTED_LANGUAGE,
    files: [{ name: 'main.py', text: '' }],
    arguments: [],
    preset: asked.preset ?? 'hardened',
    overrides: asked.overrides ?? {},
    terminal: null,
    preparedInput: null,
    keepsOutput: false,
  };
  const context: PrepareContext = {
    connected,
    runId: 'r1',
    askConsent: (consent) => {
      requests.push(consent);
      return Promise.resolve(asked.consents ?? false);
    },
    guardsNetwork: asked.guardsNetwork ?? true,
    signal: asked.signal ?? new AbortController().signal,
    note: () => {},
    onBuild: () => {},
    onBuildLine: () => {},
    onBuildEnd: () => {},
  };
  return { engine, requests, prepared: prepareSandbox(request, context) };
}

describe('a run that weakens nothing', () => {
  test('asks nobody, and gets the sandbox that its levels say', async () => {
    const { engine, requests, prepared } = await preparing({
      overrides: { memory: '64', user: 'root' },
    });
    const { plan, sandbox } = await prepared;
    expect(requests).toEqual([]);
    expect(plan.levels).toMatchObject({ memory: '64', user: 'root', network: 'none' });
    expect(engine.last.request.spec).toMatchObject({ memoryMiB: 64, user: '0:0', network: 'none' });
    await sandbox.remove();
  });

  test('is judged with what the application says it enforces, and with no more than that', async () => {
    const { prepared } = await preparing({});
    const { account } = await prepared;
    const stateOf = (id: string, own: Parameters<typeof account>[0]) =>
      account(own).accounts.find((layer) => layer.id === id)?.state;
    const nothing = { armedDeadlineSeconds: null, outputMeterBytes: null };
    expect(stateOf('deadline', nothing)).toBe('inconclusive');
    expect(stateOf('output', nothing)).toBe('inconclusive');
    const armed = { armedDeadlineSeconds: 10, outputMeterBytes: 1024 * 1024 };
    expect(stateOf('deadline', armed)).toBe('enforced');
    expect(stateOf('output', armed)).toBe('enforced');
  });
});

test('a sandbox says to a second run that it was used, a run being what has a deadline', async () => {
  const { prepared } = await preparing({});
  const { account } = await prepared;
  const own = { armedDeadlineSeconds: 10, outputMeterBytes: 1024 * 1024 };
  expect(account({ ...own, armedDeadlineSeconds: null }).contradictions).toEqual([]);
  expect(account(own).contradictions).toEqual([]);
  expect(account(own).contradictions).toMatchObject([{ layerId: 'single-use' }]);
});

describe('without consent there is no sandbox at all', () => {
  test.each([
    ['seccomp', 'off', 'System-call filter'],
    ['lsm', 'unconfined', 'Mandatory access control'],
    ['ipc', 'shareable', 'Own shared memory'],
    ['proc-paths', 'unmasked', 'Masked kernel files'],
    ['network', 'internet', 'Network'],
  ])('for %s=%s', async (id, level, title) => {
    const { engine, requests, prepared } = await preparing({ overrides: { [id]: level } });
    expect(await rejectionOf(prepared)).toEqual(refusedFor('consent-missing', title));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.weakenings).toEqual([expect.stringContaining(title)]);
    expect(engine.asked).toEqual([]);
  });

  test.each(['memory', 'processes', 'scratch'])('where the engine cannot limit %s', async (id) => {
    const layers = { ...ABLE, [id]: { can: false, reason: 'its canary showed none' } };
    const { engine, requests, prepared } = await preparing({ runtimes: [runtime({ layers })] });
    expect(await rejectionOf(prepared)).toEqual(
      refusedFor('consent-missing', 'its canary showed none'),
    );
    expect(requests).toHaveLength(1);
    expect(engine.asked).toEqual([]);
  });

  test('for a preset that opens the network, when a page asks for it', async () => {
    const { prepared } = await preparing({ preset: 'docker-default' });
    expect(await rejectionOf(prepared)).toEqual(refusedFor('consent-missing', 'Network'));
  });
});

describe('a writable root', () => {
  const writable = { filesystem: 'writable' };
  /** An engine on this computer, with its files in a folder that never has any room: statfs(2) counts none there. */
  const FULL: Partial<EngineFacts> = {
    kernelVersion: os.release(),
    rootFolder: '/proc',
    details: { ...ENGINE_FACTS.details, hostName: os.hostname() },
  };

  test.runIf(process.platform === 'linux')(
    'is refused on a full disk, before anything is created, and nothing else is',
    async () => {
      const { engine, prepared } = await preparing({ overrides: writable, facts: FULL });
      expect(await rejectionOf(prepared)).toEqual(refusedFor('refused', '5 GiB'));
      expect(engine.asked).toEqual([]);
      const { prepared: readOnly } = await preparing({ facts: FULL });
      expect((await readOnly).plan.levels['filesystem']).toBe('read-only');
    },
  );

  test('is given where the room cannot be read, since the engine is elsewhere', async () => {
    const facts = { ...FULL, details: { ...ENGINE_FACTS.details, hostName: 'elsewhere' } };
    const { prepared } = await preparing({ overrides: writable, facts });
    expect((await prepared).plan.levels['filesystem']).toBe('writable');
  });
});

test('nothing runs on the engine’s own runtime after its canary failed, not even with consent', async () => {
  const failed = runtime({ failure: 'The engine did not start the sandbox in time.', layers: {} });
  const { engine, requests, prepared } = await preparing({ runtimes: [failed], consents: true });
  expect(await rejectionOf(prepared)).toEqual(
    refusedFor('refused', 'did not start the sandbox in time. Try again'),
  );
  expect(requests).toEqual([]);
  expect(engine.asked).toEqual([]);
});

describe('with consent', () => {
  test('asked for once, about everything at once, the run is as weak as it said', async () => {
    const overrides = { seccomp: 'off', network: 'internet' };
    const { engine, requests, prepared } = await preparing({ overrides, consents: true });
    await prepared;
    expect(requests).toHaveLength(1);
    expect(requests[0]?.weakenings).toHaveLength(2);
    expect(engine.last.request.spec).toMatchObject({
      seccomp: 'unconfined',
      network: 'own-bridge',
    });
  });

  test('is not needed for the network on the command line, which is the person’s own word', async () => {
    const { requests, prepared } = await preparing({
      overrides: { network: 'internet' },
      guardsNetwork: false,
    });
    await prepared;
    expect(requests).toEqual([]);
  });

  test('does not go for what no consent can open', async () => {
    const { engine, requests, prepared } = await preparing({
      overrides: { mounts: 'off' },
      consents: true,
    });
    expect((await rejectionOf(prepared))?.code).toBe('bad-input');
    expect([requests, engine.asked]).toEqual([[], []]);
  });
});

describe('a stronger runtime', () => {
  const GVISOR = runtime({ name: 'my-runsc', level: 'gvisor' });

  test('is taken by the engine’s own name for it', async () => {
    const { engine, prepared } = await preparing({
      overrides: { runtime: 'gvisor' },
      runtimes: [runtime(), GVISOR],
    });
    await prepared;
    expect(engine.last.request.spec.runtime).toBe('my-runsc');
  });

  test('that does not work is refused with why, before anything is created', async () => {
    const broken = { ...GVISOR, failure: 'it did not start in time' };
    const { engine, prepared } = await preparing({
      overrides: { runtime: 'gvisor' },
      runtimes: [runtime(), broken],
    });
    expect(await rejectionOf(prepared)).toEqual(refusedFor('refused', 'it did not start in time'));
    expect(engine.asked).toEqual([]);
  });

  test('that there is not is refused with those that there are', async () => {
    const { prepared } = await preparing({ overrides: { runtime: 'kata' } });
    expect(await rejectionOf(prepared)).toEqual(
      refusedFor('refused', 'The engine lists these runtimes: runc'),
    );
  });

  test('is sealed’s choice where it works', async () => {
    const { engine, prepared } = await preparing({
      preset: 'sealed',
      runtimes: [runtime(), GVISOR],
    });
    await prepared;
    expect(engine.last.request.spec).toMatchObject({ runtime: 'my-runsc', seccomp: 'strict' });
  });
});

test('a run that was stopped while it was asked about gets no sandbox', async () => {
  const { engine, prepared } = await preparing({ signal: AbortSignal.abort() });
  await expect(prepared).rejects.toThrow('aborted');
  expect(engine.asked).toEqual([]);
});
