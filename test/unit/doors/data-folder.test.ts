/** The way through the data folder: files that somebody has changed. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { say } from './support/command.ts';
import { forge, layers, openKnownEngine, ownRuntime } from './support/known-engine.ts';
import { RecordingEngine } from './support/recording-engine.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import type { Body } from './support/doors.ts';

function program(): string {
  const file = path.join(scratchFolder(), 'main.py');
  writeFileSync(file, 'print(1)\n');
  return file;
}

const runtimesAskedFor = ({ bodies }: RecordingEngine): unknown[] =>
  bodies.map(({ HostConfig: host }) => (host as Body)['Runtime'] ?? null);

describe('what is known of the engine, forged', () => {
  test.each([true, false])(
    'that it can do everything: %s; the run asks for as much',
    async (can) => {
      const engine = await RecordingEngine.open();
      await forge(engine, [ownRuntime(can)]);
      await say('run', program(), '--allow-weakening');
      expect(runtimesAskedFor(engine)).toEqual([null]);
      expect(engine.faults()).toEqual([]);
      const [body] = engine.bodies;
      expect(body?.['HostConfig']).toMatchObject({ CapDrop: ['ALL'], ReadonlyRootfs: true });
    },
  );

  test.each(['evil', 'host', '/usr/bin/evil', '--privileged', 'io.containerd.evil'])(
    'with a runtime %j that the engine does not list: never asked for',
    async (name) => {
      const engine = await RecordingEngine.open();
      await forge(engine, [
        ownRuntime(true),
        { name, level: 'gvisor', failure: null, layers: layers(true) },
      ]);
      expect((await say('run', program(), '--set', 'runtime=gvisor')).status).toBe(77);
      expect(engine.bodies).toEqual([]);
      await say('run', program(), '--preset', 'sealed');
      expect(runtimesAskedFor(engine)).toEqual([null]);
      const line = (await say('explain', '--preset', 'sealed')).stdout;
      expect(line.split(' ')).not.toContain(name);
      expect(line).not.toContain('--runtime');
    },
  );

  test('with what is no knowledge: it is learnt anew', async () => {
    const engine = await RecordingEngine.open();
    await forge(engine, []);
    const folder = path.join(engine.dataFolder, 'engines');
    const [name = ''] = readdirSync(folder);
    for (const text of [
      '',
      '{',
      '[]',
      '{"__proto__":{"Privileged":true}}',
      '{"privileged":true}',
    ]) {
      writeFileSync(path.join(folder, name), text);
      engine.bodies.length = 0;
      // Nothing works on this engine: the canaries are asked for, and no run.
      expect((await say('run', program())).status).toBe(77);
      expect(runtimesAskedFor(engine)).toEqual(['runc', 'runsc']);
      expect(engine.faults()).toEqual([]);
    }
  });
});

describe('other files there', () => {
  test('are not read: settings, presets and profiles of somebody’s own', async () => {
    const engine = await openKnownEngine();
    const evil = JSON.stringify({
      preset: 'evil',
      presets: { hardened: { network: 'host' }, evil: { privileged: true } },
      consent: 'given',
      HostConfig: { Privileged: true, Binds: ['/:/host'] },
      defaultAction: 'SCMP_ACT_ALLOW',
    });
    mkdirSync(path.join(engine.dataFolder, 'seccomp'), { recursive: true });
    mkdirSync(path.join(engine.dataFolder, 'workspace'), { recursive: true });
    for (const name of [
      'settings.json',
      'config.json',
      'presets.json',
      'hardened.json',
      'seccomp/default.json',
      'workspace/.glovebox.json',
      'workspace/manifest.json',
    ]) {
      writeFileSync(path.join(engine.dataFolder, name), evil);
    }
    await say('run', program());
    expect(runtimesAskedFor(engine)).toEqual([null]);
    expect(engine.faults()).toEqual([]);
    expect((await say('run', program(), '--preset', 'evil')).refusal).toBe('bad-input');
  });

  test('an installation’s id that is none is refused, and never becomes a label', async () => {
    const engine = await RecordingEngine.open();
    mkdirSync(engine.dataFolder, { recursive: true });
    for (const id of ['', '../x', 'glovebox=1', 'a'.repeat(36), '{"Privileged":true}']) {
      writeFileSync(path.join(engine.dataFolder, 'installation'), id);
      expect([id, (await say('run', program())).refusal]).toEqual([id, 'internal']);
    }
    expect(engine.bodies).toEqual([]);
  });
});
