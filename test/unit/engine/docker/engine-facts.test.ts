import { describe, expect, test } from 'vitest';
import { engineFacts } from '../../../../electron/engine/docker/engine-facts.ts';
import { parseAddress } from '../../../../electron/engine/finding/address.ts';

const SOCKET = parseAddress('unix:///run/podman/podman.sock');
const DOCKER = { Components: [{ Name: 'Engine', Version: '28.0.0' }] };
const PODMAN = { Components: [{ Name: 'Podman Engine', Version: '4.3.1' }] };
const INFO = { ID: 'one', Name: 'desk', DockerRootDir: '/var/lib/containers/storage' };

const idOf = (version: object, change: object = {}, address = SOCKET): string =>
  engineFacts({ ...version }, { ...INFO, ...change }, '1.41', address).id;

describe('the id', () => {
  test('of Docker is its own', () => {
    expect(idOf(DOCKER)).toBe('one');
  });

  test('of Podman, which makes up another for every answer, stays the same', () => {
    expect(idOf(PODMAN, { ID: 'two' })).toBe(idOf(PODMAN));
    expect(idOf(PODMAN)).toMatch(/^[0-9a-f]{32}$/);
  });

  test('of Podman is another on another machine, in another folder or at another address', () => {
    const ids = [
      idOf(PODMAN),
      idOf(PODMAN, { Name: 'other' }),
      idOf(PODMAN, { DockerRootDir: '/home/ada/storage' }),
      idOf(PODMAN, {}, parseAddress('unix:///run/user/1000/podman/podman.sock')),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('runtimes are listed by name, and said with how each is started but not with their status', () => {
  const Runtimes = {
    'io.containerd.runc.v2': { path: 'runc' },
    runc: { path: 'runc', status: { 'org.opencontainers.runtime-spec.features': '{}' } },
    runsc: { path: '/usr/bin/runsc', runtimeArgs: ['--platform=kvm'] },
  };
  const facts = engineFacts(DOCKER, { ...INFO, Runtimes }, '1.41', SOCKET);
  expect(facts.runtimes).toEqual(['runc', 'runsc']);
  expect(facts.runtimeSettings).toEqual([
    '["io.containerd.runc.v2",{"path":"runc"}]',
    '["runc",{"path":"runc"}]',
    '["runsc",{"path":"/usr/bin/runsc","runtimeArgs":["--platform=kvm"]}]',
  ]);
  expect(engineFacts(DOCKER, { ...INFO, Runtimes: null }, '1.41', SOCKET).runtimeSettings).toEqual(
    [],
  );
});
