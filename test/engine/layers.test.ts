/**
 * What no program can show of the layers on the machine's own engine. What one
 * can is in the matrix.
 */
import { afterAll, expect, test } from 'vitest';
import type { LayerAccount } from '../../shared/run-result.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

const account = (layers: readonly LayerAccount[], id: string): LayerAccount | undefined =>
  layers.find((layer) => layer.id === id);

test('ipc: shareable is told by the engine alone', async () => {
  const shared = await bench.run({ source: 'print(1)', set: { ipc: 'shareable' }, consents: true });
  expect(account(shared.layers, 'ipc')).toMatchObject({ state: 'open', class: 'engine' });
});

test('mandatory access control: enforced where AppArmor is, inconclusive with SELinux, else unavailable', async () => {
  const { layers } = await bench.run({ source: 'print(1)' });
  const { engine } = await bench.core.connect();
  const has = (module: string): boolean =>
    engine.facts.securityOptions.some((option) => option.includes(module));
  // Whether SELinux enforces cannot be read inside.
  const withSelinux = has('selinux') ? 'inconclusive' : 'unavailable';
  expect(account(layers, 'lsm')?.state).toBe(has('apparmor') ? 'enforced' : withSelinux);
});

test('sizes: what is asked is what is read inside', async () => {
  const set = {
    memory: '96',
    cpu: '0.5',
    processes: '20',
    'open-files': '40',
    'file-size': '3',
    scratch: '7',
  };
  const { layers } = await bench.run({ source: 'print(1)', set });
  for (const [id, level] of Object.entries(set)) {
    expect(account(layers, id)).toMatchObject({ level, applied: level, state: 'enforced' });
  }
});

test('docker-default is open where a plain docker run is, with ceilings all the same', async () => {
  const { layers, verdict } = await bench.run({ source: 'print(1)', preset: 'docker-default' });
  expect(verdict.kind).toBe('finished');
  const open = layers.filter(({ state }) => state === 'open').map(({ id }) => id);
  expect(open).toEqual(
    expect.arrayContaining(['user', 'capabilities', 'no-new-privileges', 'filesystem', 'network']),
  );
  for (const id of ['memory', 'processes', 'cpu', 'scratch', 'deadline', 'output']) {
    expect(account(layers, id)?.state, id).toBe('enforced');
  }
});
