import { describe, expect, test } from 'vitest';
import { Sandbox } from '../../../electron/sandbox/sandbox.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { HARDENED, RECORDED, evidenceOf } from '../shared/layers/support/evidence.ts';
import { refusedFor, rejectionOf } from '../support/refusal.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine, type Script } from './support/scripted-engine.ts';
import { report } from './support/scripts.ts';

const start = (engine: ScriptedEngine, levels = HARDENED): Promise<Sandbox> =>
  Sandbox.start(engine.asEngine(), {
    runId: 'r1',
    image: evidenceOf({}).image,
    spec: composeSpec(levels, { executableScratch: false, runtimeNamed: () => null }),
    labels: { glovebox: 'installation', 'glovebox.instance': 'instance' },
  });

const ONLINE = { ...HARDENED, network: 'internet' };

describe('a sandbox that starts', () => {
  test('has reported its evidence, and holds nothing but the launcher', async () => {
    const engine = new ScriptedEngine(report);
    const sandbox = await start(engine);
    expect(sandbox.facts.size).toBe(Object.keys(RECORDED).length);
    expect(sandbox.facts.get('processes')).toEqual({ known: true, text: 'pid=1 visible=1' });
    expect(engine.last.request.command).toEqual(['/usr/lib/glovebox/launcher']);
    expect(engine.last.heard).toEqual([]);
  });

  test('is attached to before it is started, so that no word of it is lost', async () => {
    const engine = new ScriptedEngine(report);
    await start(engine);
    expect(engine.asked.filter((what) => ['create', 'attach', 'start'].includes(what))).toEqual([
      'create',
      'attach',
      'start',
    ]);
  });

  test('is described by the engine as it runs, not as it was before', async () => {
    const engine = new ScriptedEngine(async (container) => {
      await new Promise(setImmediate);
      engine.inspected = { apparmorProfile: 'docker-default' };
      report(container);
    });
    engine.inspected = { apparmorProfile: '' };
    const sandbox = await start(engine);
    expect(sandbox.inspected.apparmorProfile).toBe('docker-default');
    expect(engine.asked.filter((what) => what === 'inspect')).toHaveLength(1);
  });

  test('carries the labels by which it is found again', async () => {
    const engine = new ScriptedEngine(report);
    await start(engine);
    expect(engine.last.request.labels).toEqual({
      glovebox: 'installation',
      'glovebox.instance': 'instance',
      'glovebox.run': 'r1',
    });
  });

  test('has a network of its own only when it is open, removed behind the container', async () => {
    const closed = new ScriptedEngine(report);
    await (await start(closed)).remove();
    expect(closed.last.request.networkName).toBeNull();
    expect(closed.removed).toEqual(['c1']);

    const open = new ScriptedEngine(report);
    await (await start(open, ONLINE)).remove();
    expect(open.last.request.networkName).toBe('glovebox-r1');
    expect(open.asked[0]).toBe('createNetwork glovebox-r1');
    expect(open.removed).toEqual(['c1', 'n1']);
  });

  test('is made from the image’s id, which no other can take', async () => {
    const engine = new ScriptedEngine(report);
    await start(engine);
    expect(engine.last.request.image).toMatch(/^sha256:/);
  });
});

describe('one that does not leaves nothing behind', () => {
  const another: Script = (container) => container.say(launcher.ready(1));
  const dying: Script = (container) => container.hangUp();
  const table: readonly (readonly [string, Script, string])[] = [
    ['a launcher of another version', another, 'launcher of another version'],
    [
      'one that cannot begin',
      (container) => container.say(launcher.problem('box', 'there is no /box')),
      'there is no /box',
    ],
    [
      'one that begins before its evidence',
      (container) => container.say(launcher.begin(0)),
      'before the evidence',
    ],
    [
      'something else than a launcher',
      (container) => container.say(Buffer.from('exec format error')),
      'a frame of',
    ],
    ['one that ends before it reports', dying, 'ended before it could report'],
  ];
  test.each(table)('%s', async (_name, script, words) => {
    const engine = new ScriptedEngine(script);
    expect(await rejectionOf(start(engine, ONLINE))).toEqual(refusedFor('internal', words));
    expect(engine.removed).toEqual(['c1', 'n1']);
  });

  test('words on its error stream are its reason', async () => {
    const engine = new ScriptedEngine((container) => {
      container.complain('exec /usr/lib/glovebox/launcher: no such file');
      container.hangUp();
    });
    expect(await rejectionOf(start(engine))).toEqual(refusedFor('internal', 'no such file'));
  });

  test('says that its memory was too small', async () => {
    const engine = new ScriptedEngine(dying);
    engine.end = () => Promise.resolve({ exitCode: 137, oomKilled: true, error: '' });
    expect(await rejectionOf(start(engine))).toEqual(
      refusedFor('internal', 'memory limit is too small'),
    );
  });

  test.each([
    ['createNetwork', []],
    ['create', ['n1']],
    ['attach', ['c1', 'n1']],
    ['start', ['c1', 'n1']],
    ['inspect', ['c1', 'n1']],
  ])('when the engine fails to %s', async (call, removed) => {
    const engine = new ScriptedEngine(report);
    engine.failing = { [call]: new GloveboxError('engine-lost', 'gone') };
    expect((await rejectionOf(start(engine, ONLINE)))?.code).toBe('engine-lost');
    expect(engine.removed).toEqual(removed);
  });

  test('a flood of words on its error stream is not kept', async () => {
    const engine = new ScriptedEngine((container) => {
      for (let time = 0; time < 1000; time += 1) container.complain('x'.repeat(1000));
      container.hangUp();
    });
    const refused = await rejectionOf(start(engine));
    expect(refused?.sentence.length).toBeLessThan(5000);
  });
});
