/** An engine as Debian 12 has it, with figures that are easy to read. */
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';

export const ENGINE_FACTS: EngineFacts = {
  id: 'ENGINE',
  name: 'Docker Engine',
  version: '20.10.24',
  apiVersion: '1.41',
  operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
  architecture: 'x86_64',
  kernelVersion: '6.1.0-37-amd64',
  storageDriver: 'overlay2',
  cgroupVersion: 1,
  cgroupDriver: 'cgroupfs',
  runtimes: ['runc'],
  runtimeSettings: ['["runc",{"path":"runc"}]'],
  defaultRuntime: 'runc',
  securityOptions: ['name=seccomp,profile=default'],
  memoryBytes: 8 * 1024 ** 3,
  cpus: 4,
  rootFolder: '/var/lib/docker',
  details: {
    connection: 'socket',
    hostName: 'host',
    platformName: null,
    components: [],
    limits: { memory: true, swap: true, processes: true, cpu: true },
    liveRestore: false,
    experimental: false,
    insecureRegistries: [],
    warnings: [],
  },
};
