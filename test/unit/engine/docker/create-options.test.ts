import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreateContainer } from '../../../../electron/engine/container-engine.ts';
import { createOptions } from '../../../../electron/engine/docker/create-options.ts';
import type { ContainerSpec } from '../../../../shared/container-spec.ts';
import { composeSpec } from '../../../../shared/layers/compose.ts';
import { anyContext, anyLevels } from '../../shared/layers/support/any-levels.ts';
import { HARDENED } from '../../shared/layers/support/evidence.ts';

const MIB = 1024 * 1024;

/** Every field that may be sent; whatever is not here is a door that does not exist. */
const HOST_FIELDS = new Set([
  'AutoRemove',
  'CapDrop',
  'CgroupnsMode',
  'Init',
  'IpcMode',
  'LogConfig',
  'MaskedPaths',
  'Memory',
  'MemorySwap',
  'NanoCpus',
  'NetworkMode',
  'PidsLimit',
  'Privileged',
  'ReadonlyPaths',
  'ReadonlyRootfs',
  'RestartPolicy',
  'Runtime',
  'SecurityOpt',
  'ShmSize',
  'Tmpfs',
  'Ulimits',
]);

/** Doors that do not exist, by the Engine API's names. */
const FORBIDDEN = [
  'Binds',
  'Mounts',
  'VolumesFrom',
  'Devices',
  'DeviceRequests',
  'DeviceCgroupRules',
  'CapAdd',
  'PortBindings',
  'PublishAllPorts',
  'PidMode',
  'UTSMode',
  'UsernsMode',
  'CgroupParent',
  'ExtraHosts',
  'Links',
  'Sysctls',
  'OomKillDisable',
];

function request(spec: CreateContainer['spec'], networkName: string | null): CreateContainer {
  return {
    name: 'glovebox-x',
    image: 'sha256:1ace',
    command: ['/usr/lib/glovebox/launcher'],
    spec,
    networkName,
    labels: { glovebox: 'x' },
  };
}

const hardened = (change: Partial<CreateContainer['spec']> = {}) => {
  const spec = composeSpec(HARDENED, { executableScratch: false, runtimeNamed: () => null });
  return createOptions(request({ ...spec, ...change }, null));
};

describe('whatever levels are asked for', () => {
  test('no option opens a door that does not exist, and every ceiling is there', () => {
    fc.assert(
      fc.property(anyLevels, anyContext, (levels, context) => {
        const spec = composeSpec(levels, context);
        const network = spec.network === 'none' ? null : 'glovebox-x';
        const options = createOptions(request(spec, network));
        const host = options.HostConfig ?? {};
        expect(Object.keys(host).filter((field) => !HOST_FIELDS.has(field))).toEqual([]);
        for (const field of FORBIDDEN) expect(host).not.toHaveProperty(field);
        for (const field of ['Volumes', 'ExposedPorts', 'NetworkingConfig']) {
          expect(options).not.toHaveProperty(field);
        }
        expect(host.Privileged).toBe(false);
        expect(['none', 'glovebox-x']).toContain(host.NetworkMode);
        expect(['private', 'shareable']).toContain(host.IpcMode);
        expect(host.Memory).toBeGreaterThan(0);
        expect(host.MemorySwap).toBe(host.Memory);
        expect(host.NanoCpus).toBeGreaterThan(0);
        expect(Number.isInteger(host.NanoCpus)).toBe(true);
        expect(host.PidsLimit).toBeGreaterThan(0);
        expect(host.ShmSize).toBeGreaterThan(0);
        expect(host.LogConfig).toEqual({ Type: 'none', Config: {} });
        expect(host.RestartPolicy).toEqual({ Name: 'no' });
        expect(host.AutoRemove).toBe(false);
        expect(Object.keys((host.Tmpfs ?? {}) as object)).toEqual(['/box', '/tmp']);
        for (const mountOptions of Object.values((host.Tmpfs ?? {}) as Record<string, string>)) {
          expect(mountOptions).toMatch(
            /^rw,nosuid,nodev,(no)?exec,size=[1-9]\d*m,nr_inodes=[1-9]\d*,mode=1777$/,
          );
        }
        expect(host.Ulimits?.map(({ Name }) => Name).toSorted()).toEqual([
          'core',
          'fsize',
          'nofile',
        ]);
        for (const { Soft, Hard } of host.Ulimits ?? []) expect(Soft).toBe(Hard);
        expect(options.Tty).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('the security options are the few that there are, a profile being JSON text', () => {
    fc.assert(
      fc.property(anyLevels, anyContext, (levels, context) => {
        const { HostConfig: host } = createOptions(request(composeSpec(levels, context), null));
        const options: string[] = host?.SecurityOpt ?? [];
        const profiles = options.filter((option) => option.startsWith('seccomp={'));
        for (const profile of profiles) {
          expect(JSON.parse(profile.slice('seccomp='.length))).toMatchObject({
            defaultAction: 'SCMP_ACT_ERRNO',
            glovebox: levels['seccomp'],
          });
        }
        const others = options.filter((option) => !profiles.includes(option));
        const known = [
          'no-new-privileges:true',
          'seccomp=unconfined',
          'apparmor=glovebox',
          'apparmor=unconfined',
          'label=disable',
        ];
        expect(others.filter((option) => !known.includes(option))).toEqual([]);
        expect(others.includes('seccomp=unconfined')).toBe(levels['seccomp'] === 'off');
        expect(others.includes('apparmor=unconfined')).toBe(levels['lsm'] === 'unconfined');
        expect(others.includes('apparmor=glovebox')).toBe(
          levels['lsm'] === 'confined' && context.ownProfile === true,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the hardened specification in the Engine API’s words', () => {
  test('is all of it', () => {
    const { HostConfig: host, ...options } = hardened();
    const { SecurityOpt: security, ...rest } = host ?? {};
    expect(options).toMatchObject({
      Image: 'sha256:1ace',
      Entrypoint: [],
      Cmd: ['/usr/lib/glovebox/launcher'],
      User: '10001:10001',
      WorkingDir: '/box',
      Labels: { glovebox: 'x' },
      OpenStdin: true,
      StdinOnce: true,
    });
    expect(rest).toEqual({
      Privileged: false,
      CapDrop: ['ALL'],
      IpcMode: 'private',
      CgroupnsMode: 'private',
      ReadonlyRootfs: true,
      Tmpfs: {
        '/box': 'rw,nosuid,nodev,noexec,size=64m,nr_inodes=4096,mode=1777',
        '/tmp': 'rw,nosuid,nodev,noexec,size=64m,nr_inodes=4096,mode=1777',
      },
      ShmSize: 16 * MIB,
      NetworkMode: 'none',
      Memory: 256 * MIB,
      MemorySwap: 256 * MIB,
      NanoCpus: 1e9,
      PidsLimit: 64,
      Ulimits: [
        { Name: 'nofile', Soft: 256, Hard: 256 },
        { Name: 'fsize', Soft: 64 * MIB, Hard: 64 * MIB },
        { Name: 'core', Soft: 0, Hard: 0 },
      ],
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no' },
      AutoRemove: false,
      Init: false,
    });
    expect((security as string[])[0]).toBe('no-new-privileges:true');
    expect((security as string[])[1]).toMatch(/^seccomp=\{/);
    expect(security).toHaveLength(2);
  });

  test('names a runtime only where one was chosen', () => {
    expect(hardened().HostConfig).not.toHaveProperty('Runtime');
    expect(hardened({ runtime: 'runsc' }).HostConfig?.Runtime).toBe('runsc');
  });

  test('leaves the engine’s masks alone, and takes them away only when asked to', () => {
    expect(hardened().HostConfig).not.toHaveProperty('MaskedPaths');
    expect(hardened({ maskProcPaths: false }).HostConfig).toMatchObject({
      MaskedPaths: [],
      ReadonlyPaths: [],
    });
  });

  test('names a profile of AppArmor only for our own: a host without it takes any in silence', () => {
    const named = (lsm: ContainerSpec['lsm']): string[] =>
      ((hardened({ lsm }).HostConfig?.SecurityOpt ?? []) as string[]).filter((option) =>
        /^(apparmor|label)/.test(option),
      );
    expect(named('confined')).toEqual([]);
    expect(named('glovebox')).toEqual(['apparmor=glovebox']);
    expect(named('unconfined')).toEqual(['apparmor=unconfined', 'label=disable']);
  });

  test('asks for no filter of its own where the engine’s is wanted', () => {
    expect(hardened({ seccomp: 'engine' }).HostConfig?.SecurityOpt).toEqual([
      'no-new-privileges:true',
    ]);
  });

  test('has a network only by the name of the sandbox’s own', () => {
    const spec = composeSpec(
      { ...HARDENED, network: 'internet' },
      { executableScratch: false, runtimeNamed: () => null },
    );
    const options = createOptions(request(spec, 'glovebox-x'));
    expect(options.HostConfig?.NetworkMode).toBe('glovebox-x');
    // Without one that was made for it, there is none.
    expect(createOptions(request(spec, null)).HostConfig?.NetworkMode).toBe('none');
  });

  test('has fractions of a core in whole billionths', () => {
    expect(hardened({ cpus: 0.29 }).HostConfig?.NanoCpus).toBe(290_000_000);
  });
});
