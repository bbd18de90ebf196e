/** A preset of the person's own is data that a page may have written: no way around consent. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { choosePreset } from '../../../electron/command-line/chosen-preset.ts';
import { openDataFolder } from '../../../electron/storage/data-folder.ts';
import { PresetStore } from '../../../electron/storage/presets/preset-store.ts';
import { badInput, rejectionOf } from '../support/refusal.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { say } from './support/command.ts';
import { openKnownEngine } from './support/known-engine.ts';
import type { RecordingEngine } from './support/recording-engine.ts';

const NO_RAISES = { raisedDefaults: {} };

function program(): string {
  const file = path.join(scratchFolder(), 'main.py');
  writeFileSync(file, 'print(1)\n');
  return file;
}

async function withPreset(levels: Readonly<Record<string, string>>): Promise<RecordingEngine> {
  const engine = await openKnownEngine();
  const folder = openDataFolder(engine.dataFolder);
  await new PresetStore(folder.presets).create({ title: 'My lab', levels });
  return engine;
}

describe('run --preset, of the person’s own', () => {
  test.each([
    [{ network: 'internet' }, []],
    [{ seccomp: 'off' }, []],
    [{ seccomp: 'off' }, ['--set', 'network=internet']],
  ] as const)('with %j %j needs consent, and starts nothing without it', async (levels, more) => {
    const engine = await withPreset(levels);
    const words = [program(), '--preset', 'My lab', ...more];
    const refused = await say('run', ...words);
    expect(refused.refusal ?? refused.status).toBe(77);
    const before = engine.bodies.length;
    await say('run', ...words, '--allow-weakening');
    expect(engine.bodies.length).toBe(before + 1);
    expect(engine.faults()).toEqual([]);
  });

  test('is overruled by what is set beside it', async () => {
    await withPreset({ network: 'internet', memory: '64' });
    const { stdout } = await say('explain', '--preset', 'My lab', '--set', 'network=none');
    expect(stdout).toContain('--network none');
    expect(stdout).toMatch(/--memory[= ]64m/);
  });
});

describe('choosing a preset', () => {
  const folderWith = async (...titles: string[]) => {
    const folder = openDataFolder(scratchFolder());
    const store = new PresetStore(folder.presets);
    for (const title of titles) await store.create({ title, levels: { memory: '64' } });
    return folder;
  };

  test('lists the person’s own among those that there are', async () => {
    const folder = await folderWith('My lab', 'Exam');
    expect(await rejectionOf(choosePreset('Other', {}, NO_RAISES, folder))).toEqual(
      badInput('Presets: sealed, hardened, docker-default, “Exam”, “My lab”.'),
    );
  });

  test('gives a language what it needs, and what is set beside it all the same', async () => {
    const folder = await folderWith('Small');
    const java = { raisedDefaults: { memory: 512 } };
    expect((await choosePreset('Small', {}, java, folder)).overrides).toEqual({});
    expect((await choosePreset('Small', { memory: '32' }, java, folder)).overrides).toEqual({
      memory: '32',
    });
    expect((await choosePreset('Small', {}, NO_RAISES, folder)).overrides).toEqual({
      memory: '64',
    });
  });
});
