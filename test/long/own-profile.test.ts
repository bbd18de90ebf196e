/**
 * Our own AppArmor profile on the everyday host: loaded by the command that
 * “doctor” says, in force, stricter than Docker's, and then no longer there.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageById } from '../../electron/images/catalogue.ts';
import { explain } from '../../electron/sandbox/explain.ts';
import { asItsRoot } from './as-its-root.ts';
import { ATTEMPTS } from './attempts.ts';
import {
  IN_C,
  accountOf,
  attemptOn,
  benchOnMachine,
  lsmCheck,
  machine,
  runOn,
} from './everyday-host.ts';

/** Where the machine's root keeps the profile that “doctor” has written. */
const LOADED_FROM = '/root/glovebox';

const bench = benchOnMachine();
let image: string;

beforeAll(async () => {
  const { images } = await bench.core.connect();
  image = images.nameOf(languageById(bench.core.languages, 'python'));
});
afterAll(() => bench.close());

describe('with our own profile', () => {
  beforeAll(async () => {
    // The first meeting, by which Glovebox knows that it is not there.
    const before = await runOn(bench, { source: 'print(1)' });
    expect(accountOf(before, 'lsm').evidence).toContain('docker-default (enforce)');
    const { finding, mend } = await lsmCheck(bench);
    expect(finding).toContain('is not in use');
    const file = /`sudo apparmor_parser -r -W ([^`]+)`/.exec(mend ?? '')?.[1] ?? '';
    expect(file).toContain(bench.folder);
    // The person carries out the command that they were told, where the engine runs.
    const profile = readFileSync(file, 'utf8');
    const words = ['apparmor_parser', '-r', '-W', LOADED_FROM];
    await asItsRoot(machine.address, image, words, { [LOADED_FROM]: profile });
  });

  test('“doctor” looks again, and finds it', async () => {
    const { state, finding, mend } = await lsmCheck(bench);
    expect([state, mend]).toEqual(['pass', null]);
    expect(finding).toContain('Glovebox’s own profile is loaded and enforced');
  });

  test('it is what confines, by the inside’s word', async () => {
    const result = await runOn(bench, { source: 'print(6 * 7)' });
    expect(result.stdout).toBe('42\n');
    expect(accountOf(result, 'lsm')).toMatchObject({
      state: 'enforced',
      applied: 'confined',
      evidence: '/proc/self/attr/current: glovebox (enforce), Glovebox’s own profile',
    });
    const others = result.layers.filter(({ state }) => state !== 'enforced');
    expect(others.map(({ id }) => id)).toEqual(['runtime', 'user-namespace', 'machine-boundary']);
  });

  test('C is compiled and run under it', async () => {
    const result = await runOn(bench, { language: 'c', source: IN_C });
    expect(result).toMatchObject({ stdout: '42\n', verdict: { kind: 'failed', exitCode: 3 } });
    expect(accountOf(result, 'lsm').evidence).toContain('glovebox (enforce)');
  });

  test('docker-default stays what a plain docker run gives', async () => {
    const result = await runOn(bench, { source: 'print(1)', preset: 'docker-default' });
    expect(accountOf(result, 'lsm')).toMatchObject({ state: 'enforced' });
    expect(accountOf(result, 'lsm').evidence).toContain('docker-default (enforce)');
  });

  test('explain names it, and not for docker-default', async () => {
    const connected = await bench.core.connect();
    const language = languageById(bench.core.languages, 'python');
    const line = async (preset: string): Promise<string> => {
      const asked = { language, preset, overrides: {}, form: 'docker' } as const;
      return (await explain(asked, connected, bench.folder)).text;
    };
    expect(await line('hardened')).toContain('--security-opt apparmor=glovebox');
    expect(await line('docker-default')).not.toContain('apparmor');
  });

  test.each(ATTEMPTS)('it stops $what', async (tried) => {
    const result = await attemptOn(bench, tried);
    expect(result.stdout).toMatch(/^stopped/);
    expect(accountOf(result, 'lsm').evidence).toContain('glovebox (enforce)');
  });

  test('a run that would not end is ended through it', async () => {
    const { verdict } = await bench.run({ source: 'while True: pass', set: { deadline: '20' } });
    expect(verdict.kind).toBe('deadline');
  });
});

describe('when it is no longer what it was', () => {
  const parser = (...words: string[]): Promise<void> =>
    asItsRoot(machine.address, image, ['apparmor_parser', ...words, LOADED_FROM]);

  test('one that only complains is refused, before the program starts', async () => {
    await parser('-C', '-r');
    const result = await runOn(bench, { source: 'print("ran")' });
    expect(result.verdict.kind).toBe('refused');
    expect(result.verdict.sentence).toContain('glovebox (complain)');
    expect(result.stdout).toBe('');
  });

  test('and “doctor” takes it for what it is; then the engine’s own holds', async () => {
    expect((await lsmCheck(bench)).finding).toContain('glovebox (complain)');
    const result = await runOn(bench, { source: 'print(1)' });
    expect(accountOf(result, 'lsm')).toMatchObject({ state: 'enforced' });
    expect(accountOf(result, 'lsm').evidence).toContain('docker-default (enforce)');
  });

  test('one that is gone costs no run: the engine’s own holds', async () => {
    await parser('-r');
    expect((await lsmCheck(bench)).mend).toBeNull();
    await parser('-R');
    const result = await runOn(bench, { source: 'print(1)' });
    expect(result.stdout).toBe('1\n');
    expect(accountOf(result, 'lsm')).toMatchObject({ state: 'enforced' });
    expect(accountOf(result, 'lsm').evidence).toContain('docker-default (enforce)');
    expect((await lsmCheck(bench)).mend).toContain('apparmor_parser');
  });
});
