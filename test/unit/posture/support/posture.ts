/** Postures to judge: one where all is well, one where nothing is, and what an engine that says nothing leaves. */
import type { EngineDetails, EngineFacts } from '../../../../electron/engine/container-engine.ts';
import type { HostFacts, Posture } from '../../../../electron/posture/posture.ts';
import { read, unread } from '../../../../electron/posture/reading.ts';
import type { EngineKnowledge } from '../../../../electron/sandbox/engine-knowledge.ts';

const GIBIBYTE = 1024 ** 3;
const ICC = 'com.docker.network.bridge.enable_icc';

/** Parts that differ from a posture: facts of the engine, its details, the host. */
export interface Changes {
  readonly facts?: Partial<EngineFacts>;
  readonly details?: Partial<EngineDetails>;
  readonly host?: Partial<HostFacts>;
  readonly rest?: Partial<Pick<Posture, 'address' | 'knowledge' | 'defaultBridge'>>;
}

export function changed(posture: Posture, { facts, details, host, rest }: Changes): Posture {
  return {
    ...posture,
    ...rest,
    facts: { ...posture.facts, ...facts, details: { ...posture.facts.details, ...details } },
    host: { ...posture.host, ...host },
  };
}

/** What the canary of the default runtime showed. */
export function knowledge(
  layers: EngineKnowledge['runtimes'][number]['layers'],
  others: EngineKnowledge['runtimes'] = [],
): EngineKnowledge {
  return {
    version: 1,
    runtimes: [{ name: 'runc', level: 'runc', failure: null, layers }, ...others],
  };
}

/** A rootless engine of today on a Linux machine, with everything as it should be. */
export const SOUND: Posture = {
  address: 'unix:///run/user/1000/docker.sock',
  facts: {
    id: 'AAAA',
    name: 'Docker Engine',
    version: '29.2.0',
    apiVersion: '1.47',
    operatingSystem: 'Debian GNU/Linux 13 (trixie)',
    architecture: 'x86_64',
    kernelVersion: '6.12.48-amd64',
    storageDriver: 'overlay2',
    cgroupVersion: 2,
    cgroupDriver: 'systemd',
    runtimes: ['runc', 'runsc'],
    runtimeSettings: ['["runc",{"path":"runc"}]'],
    defaultRuntime: 'runc',
    securityOptions: ['name=apparmor', 'name=seccomp,profile=builtin', 'name=rootless'],
    memoryBytes: 16 * GIBIBYTE,
    cpus: 8,
    rootFolder: '/home/ada/.local/share/docker',
    details: {
      connection: 'socket',
      hostName: 'desk',
      platformName: 'Docker Engine - Community',
      components: [{ name: 'runc', version: '1.3.6', build: 'v1.3.6-0-gabcdef12' }],
      limits: { memory: true, swap: true, processes: true, cpu: true },
      liveRestore: true,
      experimental: false,
      insecureRegistries: ['127.0.0.0/8', '::1/128'],
      warnings: [],
    },
  },
  knowledge: knowledge({ 'user-namespace': { can: true, reason: 'uid_map: 0 1000 1' } }, [
    { name: 'runsc', level: 'gvisor', failure: null, layers: {} },
  ]),
  defaultBridge: read({ [ICC]: 'false' }),
  host: {
    platform: 'linux',
    hostName: 'desk',
    kernelRelease: '6.12.48-amd64-other',
    isVirtual: read(false),
    kernelModules: read({ apparmor: true, selinux: null }),
    socket: read({
      path: '/run/user/1000/docker.sock',
      mode: 0o600,
      owner: { id: 1000, name: 'ada' },
      group: { id: 1000, name: 'ada' },
      members: [],
      isReachable: false,
    }),
    diskSpace: read([{ folder: '/home', freeBytes: 50 * GIBIBYTE, totalBytes: 100 * GIBIBYTE }]),
    apiPorts: read([]),
    daemons: read([]),
    contentTrust: '1',
  },
};

/** Everything that a check can complain of at once, with every source of it in agreement. */
export const UNSOUND: Posture = {
  ...changed(SOUND, {
    facts: {
      operatingSystem: 'Docker Desktop',
      kernelVersion: '5.10.0-microsoft-standard-WSL2',
      version: '20.10.24',
      storageDriver: 'vfs',
      cgroupVersion: 1,
      securityOptions: ['name=seccomp,profile=unconfined', 'name=selinux'],
    },
    details: {
      connection: 'tcp',
      platformName: 'Docker Desktop 4.30.0 (149282)',
      components: [{ name: 'runc', version: '1.1.11', build: 'v1.1.11-0-g4bccb38' }],
      limits: { memory: false, swap: false, processes: false, cpu: false },
      liveRestore: false,
      experimental: true,
      insecureRegistries: ['127.0.0.0/8', 'registry.lan:5000'],
      warnings: [
        'WARNING: API is accessible on http://0.0.0.0:2375 without encryption.\n  Access…',
      ],
    },
    host: {
      hostName: 'desk',
      kernelRelease: '5.10.0-microsoft-standard-WSL2',
      kernelModules: read({ apparmor: false, selinux: 'permissive' }),
      socket: read({
        path: '/var/run/docker.sock',
        mode: 0o666,
        owner: { id: 0, name: 'root' },
        group: { id: 105, name: 'docker' },
        members: ['ada'],
        isReachable: true,
      }),
      diskSpace: read([{ folder: '/', freeBytes: GIBIBYTE / 2, totalBytes: 10 * GIBIBYTE }]),
      apiPorts: read([{ address: '0.0.0.0', port: 2375, answersInClear: true }]),
      daemons: read([
        { program: 'dockerd', pid: 7, addresses: ['tcp://0.0.0.0:2375'], verifiesClients: false },
      ]),
      contentTrust: null,
    },
    rest: {
      address: 'tcp://127.0.0.1:2375',
      defaultBridge: read({ [ICC]: 'true' }),
      knowledge: knowledge({
        memory: { can: false, reason: 'memory.max: max' },
        'user-namespace': { can: false, reason: 'uid_map: 0 0 4294967295' },
      }),
    },
  }),
};

/** An engine that answers and tells nothing, on a host of which nothing could be read. */
export const SILENT: Posture = {
  address: 'unix:///engine.sock',
  facts: {
    id: '',
    name: 'Docker Engine',
    version: 'unknown',
    apiVersion: '1.41',
    operatingSystem: 'unknown',
    architecture: 'unknown',
    kernelVersion: 'unknown',
    storageDriver: 'unknown',
    cgroupVersion: 1,
    cgroupDriver: 'unknown',
    runtimes: [],
    runtimeSettings: [],
    defaultRuntime: 'runc',
    securityOptions: [],
    memoryBytes: 0,
    cpus: 0,
    rootFolder: '',
    details: {
      connection: 'socket',
      hostName: null,
      platformName: null,
      components: [],
      limits: { memory: null, swap: null, processes: null, cpu: null },
      liveRestore: null,
      experimental: null,
      insecureRegistries: null,
      warnings: null,
    },
  },
  knowledge: null,
  defaultBridge: unread('EACCES'),
  host: {
    platform: 'linux',
    hostName: 'desk',
    kernelRelease: '6.12.48-amd64',
    isVirtual: unread('EACCES'),
    kernelModules: unread('EACCES'),
    socket: unread('EACCES'),
    diskSpace: unread('EACCES'),
    apiPorts: unread('EACCES'),
    daemons: unread('EACCES'),
    contentTrust: null,
  },
};
