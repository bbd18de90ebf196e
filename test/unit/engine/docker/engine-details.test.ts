import { describe, expect, test } from 'vitest';
import { engineDetails } from '../../../../electron/engine/docker/engine-details.ts';
import { parseAddress } from '../../../../electron/engine/finding/address.ts';

const SOCKET = parseAddress('unix:///var/run/docker.sock');

/** As Docker Engine 20.10.24 of Debian 12 answers. */
const DOCKER_VERSION = {
  Platform: { Name: '' },
  Components: [
    { Name: 'Engine', Version: '20.10.24+dfsg1', Details: { GitCommit: '5d6db84' } },
    { Name: 'runc', Version: '1.1.5+ds1', Details: { GitCommit: '1.1.5+ds1-1+deb12u1' } },
    { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: '' } },
  ],
};
const DOCKER_INFO = {
  Name: 'vm',
  MemoryLimit: true,
  SwapLimit: true,
  PidsLimit: true,
  CpuCfsQuota: true,
  LiveRestoreEnabled: false,
  ExperimentalBuild: false,
  RegistryConfig: {
    InsecureRegistryCIDRs: ['127.0.0.0/8'],
    IndexConfigs: { 'docker.io': { Name: 'docker.io', Mirrors: [], Secure: true } },
    Mirrors: [],
  },
  Warnings: null,
};

/** As Podman 4.3.1 of Debian 12 answers. */
const PODMAN_VERSION = {
  Platform: { Name: 'linux/amd64/debian-12' },
  Components: [
    { Name: 'Podman Engine', Version: '4.3.1', Details: { GitCommit: '' } },
    {
      Name: 'OCI Runtime (runc)',
      Version: 'runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1',
      Details: { Package: 'runc_1.1.5+ds1-1+deb12u1_amd64' },
    },
  ],
};
const PODMAN_INFO = {
  ...DOCKER_INFO,
  LiveRestoreEnabled: false,
  ExperimentalBuild: true,
  RegistryConfig: { InsecureRegistryCIDRs: [], IndexConfigs: {}, Mirrors: [] },
  Warnings: [],
};

test('Docker’s answers', () => {
  expect(engineDetails(DOCKER_VERSION, DOCKER_INFO, SOCKET)).toEqual({
    connection: 'socket',
    hostName: 'vm',
    platformName: null,
    components: [
      { name: 'Engine', version: '20.10.24+dfsg1', build: '5d6db84' },
      { name: 'runc', version: '1.1.5+ds1', build: '1.1.5+ds1-1+deb12u1' },
      { name: 'docker-init', version: '0.19.0', build: null },
    ],
    limits: { memory: true, swap: true, processes: true, cpu: true },
    liveRestore: false,
    experimental: false,
    insecureRegistries: ['127.0.0.0/8'],
    warnings: [],
  });
});

test('Podman’s constants are no answers', () => {
  expect(engineDetails(PODMAN_VERSION, PODMAN_INFO, SOCKET)).toMatchObject({
    hostName: 'vm',
    components: [{}, { name: 'OCI Runtime (runc)', build: 'runc_1.1.5+ds1-1+deb12u1_amd64' }],
    limits: { memory: true },
    liveRestore: null,
    experimental: null,
    insecureRegistries: null,
    warnings: null,
  });
});

test.each([
  ['unix:///run/docker.sock', 'socket'],
  ['npipe:////./pipe/docker_engine', 'socket'],
  ['tcp://10.0.0.1:2375', 'tcp'],
])('%s is reached by %s', (address, connection) => {
  expect(engineDetails({}, {}, parseAddress(address)).connection).toBe(connection);
});

test('TCP with certificates is TLS', () => {
  const tls = { ca: Buffer.of(), cert: Buffer.of(), key: Buffer.of() };
  const address = {
    kind: 'tcp',
    host: 'engine.lan',
    port: 2376,
    tls,
    text: 'tcp://engine.lan',
  } as const;
  expect(engineDetails({}, {}, address).connection).toBe('tls');
});

describe('registries', () => {
  const registries = (config: object) =>
    engineDetails(DOCKER_VERSION, { RegistryConfig: config }, SOCKET).insecureRegistries;

  test('without verified TLS are ranges, names, and mirrors in clear', () => {
    expect(
      registries({
        InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8', '10.0.0.0/8'],
        IndexConfigs: {
          'docker.io': { Secure: true, Mirrors: ['http://mirror.lan/', 'https://safe.lan/'] },
          'registry.lan:5000': { Secure: false },
        },
        Mirrors: ['http://mirror.lan/'],
      }),
    ).toEqual(['::1/128', '127.0.0.0/8', '10.0.0.0/8', 'registry.lan:5000', 'http://mirror.lan/']);
  });

  test('are none where all have TLS, and not known where none is named', () => {
    expect(registries({ IndexConfigs: { 'quay.io': { Secure: true } } })).toEqual([]);
    expect(registries({})).toBeNull();
  });
});

test.each([
  ['nothing', {}, {}],
  [
    'nulls',
    { Platform: null, Components: null },
    { RegistryConfig: null, Name: null, MemoryLimit: null },
  ],
  [
    'other types',
    { Platform: 1, Components: 'x' },
    { RegistryConfig: [], Name: 7, MemoryLimit: 'true' },
  ],
  ['half a component', { Components: [null, 1, {}, { Name: 'runc' }, { Version: '1' }] }, {}],
])('of %s nothing is made up', (_title, version, info) => {
  expect(engineDetails(version, info, SOCKET)).toEqual({
    connection: 'socket',
    hostName: null,
    platformName: null,
    components: [],
    limits: { memory: null, swap: null, processes: null, cpu: null },
    liveRestore: null,
    experimental: null,
    insecureRegistries: null,
    warnings: null,
  });
});
