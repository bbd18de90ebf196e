/** What somebody would try where a name, a level or a size is asked for. */
import { LAYERS } from '../../../../shared/layers/index.ts';

export const HOSTILE_LEVELS: readonly string[] = [
  'host',
  'privileged',
  'true',
  'container:abc',
  'ns:/proc/1/ns/net',
  'bridge',
  '/var/run/docker.sock:/var/run/docker.sock',
  '/:/host:rw',
  'unconfined',
  'seccomp=unconfined',
  'ALL',
  'CAP_SYS_ADMIN',
  '-1',
  '0',
  '1e9',
  '0x7fffffff',
  'Infinity',
  'NaN',
  '99999999999999999999',
  '64,privileged=true',
  '64\n',
  '64;--privileged',
  'off',
  'none --privileged',
  '__proto__',
  'constructor',
  '',
  ' ',
];

/** Names of layers that do not exist, some of which every object has. */
export const HOSTILE_LAYERS: readonly string[] = [
  'privileged',
  'Privileged',
  'binds',
  'volumes',
  'mount',
  'pid',
  'uts',
  'userns',
  'cap-add',
  'devices-add',
  'publish',
  'ports',
  'sysctls',
  'cgroup-parent',
  'HostConfig',
  'HostConfig.Privileged',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'network ',
  'NETWORK',
];

/** Names of presets, languages and files that do not exist or must not be taken for more. */
export const HOSTILE_NAMES: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'privileged',
  '../python',
  '../../etc',
  'python:latest',
  'evil/image@sha256:00',
  'glovebox/python',
  '/var/run/docker.sock',
  '--privileged',
  'hardened ',
  'PYTHON',
  '',
];

/** Some of these words are levels of one layer: `host` of the control groups’ view, `none`, `off`. */
export const isLevel = (id: string, word: string): boolean =>
  LAYERS.some(
    (layer) =>
      layer.id === id && layer.kind === 'choice' && layer.levels.some((level) => level.id === word),
  );
