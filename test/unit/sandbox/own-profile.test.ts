/** Our own AppArmor profile: when it is tried, when a run asks for it, and when it is gone. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { APPARMOR_PROFILE } from '../../../electron/engine/docker/apparmor/profile.ts';
import { ConnectedEngine } from '../../../electron/sandbox/connected-engine.ts';
import {
  KnowledgeStore,
  type EngineKnowledge,
} from '../../../electron/sandbox/engine-knowledge.ts';
import { wantsOwnProfile } from '../../../electron/sandbox/own-profile.ts';
import { prepareSandbox } from '../../../electron/sandbox/prepare.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { INSTALLATION, evidenceOf } from '../shared/layers/support/evidence.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';
import { refusedFor, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { ScriptedEngine, type ScriptedContainer } from './support/scripted-engine.ts';
import { report } from './support/scripts.ts';
import { SCRIPTED_LANGUAGE } from './support/started-run.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'images');
const { image } = evidenceOf({});
const NOT_LOADED = new GloveboxError('internal', 'unable to apply apparmor profile');

/** A kernel with AppArmor, on which containers get what they asked for. */
interface Kernel {
  /** How our profile is loaded; null where it is not. */
  ours: 'enforce' | 'complain' | null;
}

function engineOn(kernel: Kernel) {
  const folder = scratchFolder();
  const engine = new ScriptedEngine((container: ScriptedContainer) => {
    const { lsm } = container.request.spec;
    if (lsm === 'glovebox' && kernel.ours === null) throw NOT_LOADED;
    const profile = lsm === 'glovebox' ? `glovebox (${kernel.ours})` : 'docker-default (enforce)';
    const name = lsm === 'glovebox' ? 'glovebox' : 'docker-default';
    engine.inspected = {
      apparmorProfile: name,
      securityOptions: [
        'no-new-privileges:true',
        'seccomp={"glovebox":"default"}',
        ...(lsm === 'glovebox' ? ['apparmor=glovebox'] : []),
      ],
    };
    report(container, { '/proc/self/attr/current': `${profile}\n` });
  });
  engine.facts = { ...ENGINE_FACTS, securityOptions: ['name=apparmor'] };
  const identity = {
    installation: INSTALLATION,
    labels: { glovebox: INSTALLATION },
    trying: new Set<string>(),
  };
  const store = new KnowledgeStore(folder);
  const another = (): ConnectedEngine =>
    new ConnectedEngine(engine.asEngine(), IMAGES, identity, new KnowledgeStore(folder));
  const connected = new ConnectedEngine(engine.asEngine(), IMAGES, identity, store);
  const asked = (): string[] =>
    [...engine.containers.values()].map(({ request }) => request.spec.lsm);
  return { folder, engine, store, connected, another, asked };
}

function prepare(connected: ConnectedEngine, preset = 'hardened') {
  return prepareSandbox(
    {
      language: SCRIPTED_LANGUAGE,
      files: [{ name: 'main.py', text: '' }],
      arguments: [],
      preset,
      overrides: {},
      terminal: null,
      preparedInput: null,
      keepsOutput: false,
    },
    {
      connected,
      runId: 'r1',
      askConsent: () => Promise.resolve(true),
      guardsNetwork: false,
      signal: new AbortController().signal,
      note: () => {},
      onBuild: () => {},
      onBuildLine: () => {},
      onBuildEnd: () => {},
    },
  );
}

async function lsmOf(prepared: ReturnType<typeof prepare>) {
  const { account } = await prepared;
  const { accounts, contradictions } = account({ armedDeadlineSeconds: 10, outputMeterBytes: 1 });
  const refused = contradictions.some(({ layerId }) => layerId === 'lsm');
  const found = accounts.find(({ id }) => id === 'lsm');
  return { state: refused ? 'refused' : found?.state, evidence: found?.evidence };
}

describe('at the first meeting', () => {
  test('it is not even tried on an engine without AppArmor', async () => {
    const { engine, connected, asked, folder } = engineOn({ ours: 'enforce' });
    engine.facts = ENGINE_FACTS;
    const { ownProfile } = await connected.learn(image);
    expect(ownProfile).toEqual({ can: false, reason: 'the engine lists no AppArmor' });
    expect(asked()).not.toContain('glovebox');
    expect(existsSync(path.join(folder, 'apparmor'))).toBe(false);
  });

  test('it is known where the inside shows it in force', async () => {
    const { engine, connected, asked } = engineOn({ ours: 'enforce' });
    const { ownProfile } = await connected.learn(image);
    expect(ownProfile).toEqual({ can: true, reason: 'glovebox (enforce)' });
    expect(asked()).toContain('glovebox');
    expect(engine.removed).toHaveLength(engine.containers.size);
  });

  test.each([
    ['only complains', 'complain', 'glovebox (complain)'],
    ['is not loaded', null, NOT_LOADED.message],
  ] as const)(
    'one that %s is none, and its file is there to be loaded',
    async (_title, ours, reason) => {
      const { engine, connected, folder } = engineOn({ ours });
      const { ownProfile } = await connected.learn(image);
      expect(ownProfile).toEqual({ can: false, reason });
      expect(engine.removed).toHaveLength(engine.containers.size);
      const file = path.join(folder, 'apparmor', 'glovebox');
      expect(readFileSync(file, 'utf8')).toBe(APPARMOR_PROFILE);
    },
  );
});

describe('a run', () => {
  test('asks for it where it is loaded, and says that it held', async () => {
    const { engine, connected } = engineOn({ ours: 'enforce' });
    const told = await lsmOf(prepare(connected));
    expect(engine.last.request.spec.lsm).toBe('glovebox');
    expect(told).toEqual({
      state: 'enforced',
      evidence: '/proc/self/attr/current: glovebox (enforce), Glovebox’s own profile',
    });
  });

  test('has the engine’s where it is not, and says how to load ours', async () => {
    const { engine, connected, folder } = engineOn({ ours: null });
    const told = await lsmOf(prepare(connected));
    expect(engine.last.request.spec.lsm).toBe('confined');
    expect(told.state).toBe('enforced');
    expect(told.evidence).toContain(
      `sudo apparmor_parser -r -W ${path.join(folder, 'apparmor', 'glovebox')}`,
    );
  });

  test('has the engine’s under the preset that is Docker’s own confinement', async () => {
    const { engine, connected } = engineOn({ ours: 'enforce' });
    await prepare(connected, 'docker-default');
    expect(engine.last.request.spec.lsm).toBe('confined');
  });

  test('does not fail because it is gone since: the engine’s is taken, and that is remembered', async () => {
    const kernel: Kernel = { ours: 'enforce' };
    const { engine, connected, asked } = engineOn(kernel);
    await connected.learn(image);
    kernel.ours = null;
    const told = await lsmOf(prepare(connected));
    expect(told.state).toBe('enforced');
    expect(told.evidence).toContain('docker-default (enforce)');
    expect(connected.knowledge?.ownProfile?.can).toBe(false);
    const before = asked().length;
    await prepare(connected);
    expect(asked().slice(before)).toEqual(['confined']);
    expect(engine.removed.length).toBe(engine.containers.size - 2);
  });

  test('is refused when it only complains by now', async () => {
    const kernel: Kernel = { ours: 'enforce' };
    const { connected } = engineOn(kernel);
    await connected.learn(image);
    kernel.ours = 'complain';
    expect((await lsmOf(prepare(connected))).state).toBe('refused');
  });

  test('that fails for another reason fails with it, and nothing more is tried', async () => {
    const { engine, connected, asked } = engineOn({ ours: 'enforce' });
    await connected.learn(image);
    const before = asked().length;
    const { script } = engine;
    let isFirst = true;
    engine.script = (container) => {
      if (!isFirst) return script(container);
      isFirst = false;
      throw new GloveboxError('internal', 'no space left');
    };
    expect(await rejectionOf(prepare(connected))).toEqual(refusedFor('internal', 'no space left'));
    expect(asked().slice(before)).toEqual(['glovebox']);
  });
});

describe('looked for again', () => {
  test('it is found when a person has loaded it', async () => {
    const kernel: Kernel = { ours: null };
    const { engine, connected } = engineOn(kernel);
    await connected.learn(image);
    kernel.ours = 'enforce';
    expect((await connected.lookForOwnProfile([SCRIPTED_LANGUAGE]))?.ownProfile?.can).toBe(true);
    await prepare(connected);
    expect(engine.last.request.spec.lsm).toBe('glovebox');
  });

  test('by another process, it is found by this one, which keeps its object otherwise', async () => {
    const kernel: Kernel = { ours: null };
    const { engine, connected, another } = engineOn(kernel);
    const learnt = await connected.learn(image);
    await another().lookForOwnProfile([SCRIPTED_LANGUAGE]);
    expect(connected.knowledge).toBe(learnt);
    expect(connected.profileOffer(connected.knowledge ?? learnt)).toContain('apparmor_parser');

    kernel.ours = 'enforce';
    await another().lookForOwnProfile([SCRIPTED_LANGUAGE]);
    const { knowledge } = connected;
    expect(knowledge?.ownProfile?.can).toBe(true);
    expect(connected.knowledge).toBe(knowledge);
    expect(connected.profileOffer(knowledge ?? learnt)).toBeNull();
    await prepare(connected);
    expect(engine.last.request.spec.lsm).toBe('glovebox');
  });

  test('what is the same although it was written anew is the same object', async () => {
    const { engine, connected, store } = engineOn({ ours: null });
    const learnt = await connected.learn(image);
    await store.write(engine.facts, connected.images.baseName, structuredClone(learnt));
    expect(connected.knowledge).toBe(learnt);
    await connected.lookForOwnProfile([SCRIPTED_LANGUAGE]);
    expect(connected.knowledge).toBe(learnt);
  });

  test('it is not tried before anything is known of the engine, nor without an image', async () => {
    const { connected, engine, asked } = engineOn({ ours: 'enforce' });
    expect(await connected.lookForOwnProfile([SCRIPTED_LANGUAGE])).toBeNull();
    await connected.learn(image);
    const before = asked().length;
    engine.inspectImage = () => Promise.resolve(null);
    await connected.lookForOwnProfile([SCRIPTED_LANGUAGE]);
    expect(asked()).toHaveLength(before);
  });
});

test.each([
  ['hardened', 'runc', true],
  ['sealed', 'runc', true],
  ['docker-default', 'runc', false],
  ['hardened', 'gvisor', false],
])('%s under %s wants it: %s', (preset, runtime, wants) => {
  const layers = Object.fromEntries(LAYERS.map(({ id }) => [id, { can: true, reason: '' }]));
  const knowledge: EngineKnowledge = {
    version: 1,
    runtimes: [{ name: 'runc', level: 'runc', failure: null, layers }],
    ownProfile: { can: true, reason: 'glovebox (enforce)' },
  };
  expect(wantsOwnProfile(knowledge, preset, runtime)).toBe(wants);
  expect(wantsOwnProfile({ ...knowledge, ownProfile: undefined }, preset, runtime)).toBe(false);
  expect(wantsOwnProfile(null, preset, runtime)).toBe(false);
});
