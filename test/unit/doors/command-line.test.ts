/** The way through the command line: its options, its words, its files and what surrounds it. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inRepository } from '../../../build/setup/repository.mjs';
import { LAYERS } from '../../../shared/layers/index.ts';
import { PRESETS } from '../../../shared/layers/presets.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { say } from './support/command.ts';
import { HOSTILE_LAYERS, HOSTILE_LEVELS, HOSTILE_NAMES, isLevel } from './support/hostile-words.ts';
import { openKnownEngine } from './support/known-engine.ts';
import type { RecordingEngine } from './support/recording-engine.ts';

function program(name = 'main.py'): string {
  const file = path.join(scratchFolder(), name);
  writeFileSync(file, 'print(1)\n');
  return file;
}

/** The bodies that are a run's own: a canary names its runtime. */
const runsOf = (engine: RecordingEngine): object[] =>
  engine.bodies.filter(({ HostConfig: host }) => !Object.hasOwn(host as object, 'Runtime'));

describe('run', () => {
  test('with every preset and every level, leave given: no door is open', async () => {
    const engine = await openKnownEngine();
    const file = program();
    for (const { id } of PRESETS) await say('run', file, '--preset', id, '--allow-weakening');
    const levels = LAYERS.flatMap((layer) =>
      layer.kind === 'choice' ? layer.levels.map(({ id }) => `${layer.id}=${id}`) : [],
    );
    for (const level of levels) await say('run', file, '--set', level, '--allow-weakening');
    // All but the runtimes that this engine has not.
    expect(runsOf(engine).length).toBe(PRESETS.length + levels.length - 2);
    expect(engine.faults()).toEqual([]);
  });

  test('with a level, a layer, a preset or a language that there is not: refused', async () => {
    const engine = await openKnownEngine();
    const file = program();
    const sets = [
      ...LAYERS.flatMap(({ id }) =>
        // Around a size, blanks are overlooked.
        HOSTILE_LEVELS.filter((level) => !isLevel(id, level) && level !== '64\n').map(
          (level) => `${id}=${level}`,
        ),
      ),
      ...HOSTILE_LAYERS.flatMap((layer) => [`${layer}=host`, `${layer}=true`, layer]),
    ];
    for (const set of sets) {
      // What a level is, is the same question for both; only the second asks an engine first.
      const words = ['--set', set];
      expect([set, (await say('explain', ...words)).refusal]).toEqual([set, 'bad-input']);
    }
    for (const set of ['network=host', 'memory=-1', 'privileged=true', '__proto__=host']) {
      const words = [file, '--set', set, '--allow-weakening'];
      expect([set, (await say('run', ...words)).refusal]).toEqual([set, 'bad-input']);
    }
    for (const name of HOSTILE_NAMES) {
      for (const option of ['--preset', '--language']) {
        const words = [file, `${option}=${name}`, '--allow-weakening'];
        expect([words, (await say('run', ...words)).refusal]).toEqual([words, 'bad-input']);
      }
    }
    expect(runsOf(engine)).toEqual([]);
    expect(engine.faults()).toEqual([]);
  });

  test('with an option of Docker’s: refused', async () => {
    const engine = await openKnownEngine();
    const file = program();
    for (const option of [
      '--privileged',
      '--volume=/:/host',
      '-v/:/host',
      '--mount=type=bind,source=/,target=/host',
      '--pid=host',
      '--network=host',
      '--ipc=host',
      '--uts=host',
      '--userns=host',
      '--device=/dev/sda',
      '--cap-add=ALL',
      '--publish=80:80',
      '-p80:80',
      '--security-opt=seccomp=unconfined',
      '--image=evil',
      '--runtime=evil',
      '--env=LD_PRELOAD=/x',
    ]) {
      for (const command of ['run', 'explain'] as const) {
        const words = command === 'run' ? [file, option] : [option];
        expect([option, (await say(command, ...words)).refusal]).toEqual([option, 'bad-input']);
      }
    }
    expect(engine.bodies).toEqual([]);
  });

  test('of a file or with arguments that look like options: they are text', async () => {
    const engine = await openKnownEngine();
    for (const name of ['--privileged.py', '-v.py', '$(id).py', 'a b;c.py', '..py', '{entry}.py']) {
      await say('run', '--', program(name));
    }
    const file = program();
    for (const word of ['--privileged', '-v/:/host', '{entry}', '$HOME', '../../x']) {
      await say('run', file, `--arg=${word}`);
    }
    expect(runsOf(engine).length).toBe(11);
    expect(engine.faults()).toEqual([]);
  });
});

describe('the environment', () => {
  /** All that the application reads of it; a new one belongs in the test below. */
  const READ = [
    'DOCKER_CERT_PATH',
    'DOCKER_CONFIG',
    'DOCKER_CONTENT_TRUST',
    'DOCKER_CONTEXT',
    'DOCKER_HOST',
    'DOCKER_TLS_VERIFY',
    'GLOVEBOX_DATA',
    'XDG_RUNTIME_DIR',
  ];

  test('is read in these places and no other', () => {
    const folder = inRepository('electron');
    const found = new Set<string>();
    for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.ts')) continue;
      const text = readFileSync(path.join(folder, entry), 'utf8');
      for (const [, name] of text.matchAll(/\benv(?:\[['"]|\.)([A-Z_]{3,})\b/g))
        found.add(name ?? '');
    }
    expect([...found].toSorted()).toEqual(READ);
  });

  test('opens nothing, whatever stands in it', async () => {
    const engine = await openKnownEngine();
    const config = scratchFolder();
    writeFileSync(
      path.join(config, 'config.json'),
      JSON.stringify({
        proxies: { default: { httpProxy: 'http://evil.invalid' } },
        HttpHeaders: { Evil: 'yes' },
        aliases: { run: 'run --privileged' },
      }),
    );
    mkdirSync(path.join(config, 'contexts'));
    Object.assign(process.env, {
      DOCKER_CONFIG: config,
      DOCKER_CONTENT_TRUST: '0',
      DOCKER_DEFAULT_RUNTIME: 'evil',
      DOCKER_DEFAULT_PLATFORM: 'evil/evil',
      XDG_RUNTIME_DIR: '/proc/1/root',
      ...Object.fromEntries(
        ['PRIVILEGED', 'NETWORK', 'PRESET', 'SET', 'VOLUME', 'IMAGE', 'ALLOW_WEAKENING'].flatMap(
          (name) => [
            [`GLOVEBOX_${name}`, 'host'],
            [name, 'host'],
          ],
        ),
      ),
    });
    await say('run', program());
    expect(runsOf(engine).length).toBe(1);
    expect(engine.faults()).toEqual([]);
    expect((await say('run', program(), '--set', 'seccomp=off')).status).toBe(77);
    expect(runsOf(engine).length).toBe(1);
  });
});
