import type { ContainerInspectInfo, ImageInspectInfo } from 'dockerode';
import { describe, expect, test } from 'vitest';
import {
  inspectedContainer,
  inspectedImage,
} from '../../../../electron/engine/docker/inspected.ts';

const inspect = (info: object): ReturnType<typeof inspectedContainer> =>
  inspectedContainer({ Id: 'c0ffee', Image: 'sha256:1ace', ...info } as ContainerInspectInfo);

describe('a container’s inspect', () => {
  test('that answers nothing is known for nothing: no default stands in', () => {
    expect(inspect({})).toEqual({
      id: 'c0ffee',
      imageId: 'sha256:1ace',
      runtime: null,
      user: null,
      privileged: null,
      capAdd: [],
      capDrop: [],
      securityOptions: [],
      apparmorProfile: null,
      processLabel: null,
      readOnlyRoot: null,
      tmpfs: {},
      binds: [],
      devices: [],
      networkMode: null,
      ipcMode: null,
      pidMode: null,
      usernsMode: null,
      cgroupNamespace: null,
      maskedPaths: null,
      readonlyPaths: null,
      memoryBytes: null,
      memorySwapBytes: null,
      nanoCpus: null,
      pidsLimit: null,
      ulimits: {},
      restartCount: null,
    });
  });

  test('tells what confines it', () => {
    const processLabel = 'system_u:system_r:container_t:s0:c1,c2';
    const given = inspect({ AppArmorProfile: 'docker-default', ProcessLabel: processLabel });
    expect(given).toMatchObject({ apparmorProfile: 'docker-default', processLabel });
  });

  test('with fields of other types than the interface says is not believed', () => {
    const odd = inspect({
      HostConfig: {
        Privileged: 'false',
        ReadonlyRootfs: 1,
        Memory: '268435456',
        CapDrop: 'ALL',
        SecurityOpt: [1, 'no-new-privileges', null],
        Tmpfs: { '/box': 'size=1m', '/tmp': 7 },
        Ulimits: [{ Name: 'nofile', Hard: '256' }, null, { Hard: 1 }],
        Devices: null,
      },
      RestartCount: '0',
    });
    expect(odd).toMatchObject({
      privileged: null,
      readOnlyRoot: null,
      memoryBytes: null,
      capDrop: [],
      securityOptions: ['no-new-privileges'],
      tmpfs: { '/box': 'size=1m' },
      ulimits: {},
      devices: [],
      restartCount: null,
    });
  });

  test('shows what is mounted beside our own scratch space, however it was asked for', () => {
    const mounted = inspect({
      HostConfig: { Binds: ['/home:/home'] },
      Mounts: [
        { Type: 'tmpfs', Source: '', Destination: '/box' },
        { Type: 'bind', Source: '/etc', Destination: '/host-etc' },
        { Type: 'volume', Source: '/var/lib/docker/volumes/x/_data', Destination: '/data' },
      ],
    });
    expect(mounted.binds).toEqual([
      '/home:/home',
      '/etc:/host-etc',
      '/var/lib/docker/volumes/x/_data:/data',
    ]);
  });

  test('has the hard limit, by the name that Docker and Podman each give it', () => {
    const limited = inspect({
      HostConfig: {
        Ulimits: [
          { Name: 'nofile', Soft: 1, Hard: 256 },
          { Name: 'RLIMIT_FSIZE', Soft: 1, Hard: 1024 },
        ],
      },
    });
    expect(limited.ulimits).toEqual({ nofile: 256, fsize: 1024 });
  });

  test('that lists a device shows it', () => {
    const device = { PathOnHost: '/dev/sda', PathInContainer: '/dev/sda' };
    expect(inspect({ HostConfig: { Devices: [device] } }).devices).toEqual([
      JSON.stringify(device),
    ]);
  });
});

test('an image’s labels are its texts, or none', () => {
  const image = (labels: unknown) =>
    inspectedImage(
      { Id: 'sha256:1', Config: { Labels: labels } } as ImageInspectInfo,
      'glovebox/x:1',
    ).labels;
  expect(image({ a: 'b', c: 1 })).toEqual({ a: 'b' });
  expect(image(null)).toEqual({});
});
