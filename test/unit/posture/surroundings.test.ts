/** The engine's settings, its images and networks, and its disk. */
import { describe, expect, test } from 'vitest';
import { contentTrust } from '../../../electron/posture/checks/content-trust.ts';
import { defaultBridge } from '../../../electron/posture/checks/default-bridge.ts';
import { engineVersion } from '../../../electron/posture/checks/engine-version.ts';
import { experimental } from '../../../electron/posture/checks/experimental.ts';
import { freeDisk } from '../../../electron/posture/checks/free-disk.ts';
import { insecureRegistries } from '../../../electron/posture/checks/insecure-registries.ts';
import { liveRestore } from '../../../electron/posture/checks/live-restore.ts';
import { runtimes } from '../../../electron/posture/checks/runtimes.ts';
import { storageDriver } from '../../../electron/posture/checks/storage-driver.ts';
import { read, unread } from '../../../electron/posture/reading.ts';
import { look } from './support/look.ts';
import { knowledge, SOUND } from './support/posture.ts';

test('the engine is told with its version and place', () => {
  const { finding } = look(engineVersion, SOUND);
  expect(finding).toContain('Docker Engine 29.2.0 (API 1.47) at unix:///run/user/1000/docker.sock');
});

describe('runtimes', () => {
  const gvisor = (failure: string | null) => ({
    name: 'runsc',
    level: 'gvisor' as const,
    failure,
    layers: {},
  });
  test.each([
    ['not tried yet', null, 'unknown'],
    ['with a second kernel that works', knowledge({}, [gvisor(null)]), 'pass'],
    ['with one that does not', knowledge({}, [gvisor('it did not start in time')]), 'warn'],
    ['with runc alone', knowledge({}), 'warn'],
    [
      'whose default does not work',
      {
        version: 1 as const,
        runtimes: [
          { name: 'runc', level: 'runc' as const, failure: 'no', layers: {} },
          gvisor(null),
        ],
      },
      'fail',
    ],
  ])('%s', (_title, known, state) => {
    expect(look(runtimes, SOUND, { rest: { knowledge: known } })).toMatchObject({ state });
  });
});

describe('settings of the engine', () => {
  test.each([
    [true, 'pass', 'warn'],
    [false, 'warn', 'pass'],
    [null, 'unknown', 'unknown'],
  ])('live restore and experimental features: %s', (value, restoring, experimenting) => {
    expect(look(liveRestore, SOUND, { details: { liveRestore: value } }).state).toBe(restoring);
    expect(look(experimental, SOUND, { details: { experimental: value } }).state).toBe(
      experimenting,
    );
  });

  test.each([
    ['overlay2', 'pass'],
    ['overlayfs', 'pass'],
    ['vfs', 'warn'],
    ['unknown', 'unknown'],
  ])('the storage driver %s', (driver, state) => {
    expect(look(storageDriver, SOUND, { facts: { storageDriver: driver } }).state).toBe(state);
  });

  test('are changed in Docker Desktop’s own window', () => {
    const changes = {
      facts: { operatingSystem: 'Docker Desktop' },
      details: { experimental: true },
    };
    expect(look(experimental, SOUND, changes).mend).toContain('Settings, Docker Engine');
  });
});

describe('insecure registries', () => {
  test.each([
    ['the loopback as Docker lists it', ['127.0.0.0/8', '::1/128'], 'pass'],
    [
      'registries of this machine',
      ['127.0.0.0/8', 'localhost:5000', '127.0.0.1:5000', '[::1]:5000'],
      'pass',
    ],
    ['none', [], 'pass'],
    ['a registry', ['127.0.0.0/8', 'registry.lan:5000'], 'warn'],
    ['a range', ['127.0.0.0/8', '10.0.0.0/8'], 'warn'],
    ['everything', ['0.0.0.0/0'], 'warn'],
    ['a mirror in clear', ['http://mirror.lan/'], 'warn'],
    ['a name that only begins like the loopback', ['localhost.evil.example'], 'warn'],
    ['another such name', ['127.0.0.1.evil.example:5000'], 'warn'],
    ['not said', null, 'unknown'],
  ])('%s', (_title, listed, state) => {
    expect(look(insecureRegistries, SOUND, { details: { insecureRegistries: listed } }).state).toBe(
      state,
    );
  });
});

test.each([
  ['1', 'pass'],
  ['true', 'pass'],
  ['0', 'warn'],
  ['false', 'warn'],
  ['', 'warn'],
  ['yes', 'warn'],
  [null, 'warn'],
])('content trust with DOCKER_CONTENT_TRUST %j', (value, state) => {
  expect(look(contentTrust, SOUND, { host: { contentTrust: value } }).state).toBe(state);
});

describe('traffic on the default bridge', () => {
  const ICC = 'com.docker.network.bridge.enable_icc';
  test.each([
    ['off', read({ [ICC]: 'false' }), 'pass'],
    ['on', read({ [ICC]: 'true' }), 'warn'],
    ['not said, as Podman’s network', read({}), 'unknown'],
    ['said in a way that is not known', read({ [ICC]: 'maybe' }), 'unknown'],
    ['not answered', unread('the engine went away'), 'unknown'],
    ['no bridge', read(null), 'pass'],
  ])('%s', (_title, bridge, state) => {
    expect(look(defaultBridge, SOUND, { rest: { defaultBridge: bridge } }).state).toBe(state);
  });

  test('is not taken to be off where another engine has no network of that name', () => {
    const changes = { facts: { name: 'Podman' }, rest: { defaultBridge: read(null) } };
    expect(look(defaultBridge, SOUND, changes).state).toBe('unknown');
  });
});

describe('free disk', () => {
  const GIBIBYTE = 1024 ** 3;
  const space = (...gibibytes: number[]) => ({
    host: {
      diskSpace: read(
        gibibytes.map((free, at) => ({
          folder: `/disk${at}`,
          freeBytes: free * GIBIBYTE,
          totalBytes: 100 * GIBIBYTE,
        })),
      ),
    },
  });
  test.each([
    ['ample', space(5), 'pass'],
    ['less than a writable root needs', space(4.99), 'warn'],
    ['hardly any', space(0.99), 'fail'],
    ['none', space(0), 'fail'],
    ['ample on one disk, scarce on the other', space(50, 2), 'warn'],
    ['nothing measured', space(), 'unknown'],
  ])('%s', (_title, changes, state) => {
    expect(look(freeDisk, SOUND, changes).state).toBe(state);
  });

  test('is told in figures', () => {
    expect(look(freeDisk, SOUND, space(50, 2)).finding).toBe('2.0 of 100.0 GiB are free at /disk1');
  });
});
