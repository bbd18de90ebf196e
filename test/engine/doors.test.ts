/**
 * The doors that do not exist, looked for on a real engine: in what it says of
 * each container, and from inside of it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAYERS } from '../../shared/layers/index.ts';
import { PRESETS } from '../../shared/layers/presets.ts';
import { DOORS } from '../unit/doors/support/doors.ts';
import { Bench, type Asked } from './harness.ts';
import { dockerCommand, plainRun, sandboxRun, type DockerCommand, type Seen } from './plain-run.ts';
import { languageById } from '../../electron/images/catalogue.ts';

const bench = new Bench();
let docker: DockerCommand;

beforeAll(async () => {
  docker = dockerCommand((await bench.core.connect()).engine.address);
});
afterAll(() => bench.close());

/** Docker's fourteen as the kernel writes them (linux/capability.h). */
const FOURTEEN = 0xa80425fbn;
const NODES = /^device\/(null|zero|full|random|urandom|tty|console|ptmx|pts\/(\d+|ptmx))$/;
/** Namespaces that a sandbox has for itself at every level; that of the users is the engine's choice. */
const OWN = ['ipc', 'mnt', 'net', 'pid', 'uts'];

/** Doors that stand open: by the engine's word, and by what the program sees. */
function openDoors({ facts, info }: Seen): string[] {
  const seen = (pattern: RegExp): string[] =>
    Object.keys(facts).filter((name) => pattern.test(name));
  return [
    ...DOORS.filter((door) => door.isOpen(info.HostConfig, info.Config)).map(({ name }) => name),
    ...info.Mounts.map((mount) => `mounted: ${JSON.stringify(mount)}`),
    ...OWN.filter((name) => facts[`namespace/${name}`] !== 'its own').map(
      (name) => `${name} inside`,
    ),
    ...(['CapBnd', 'CapPrm', 'CapEff', 'CapInh', 'CapAmb'] as const).filter(
      (name) => (BigInt(`0x${facts[`status/${name}`]}`) & ~FOURTEEN) !== 0n,
    ),
    ...seen(/^device\//).filter((name) => !NODES.test(name)),
    ...seen(/^mount.*\.sock$/),
    ...seen(/^network\/(?!lo$|eth0$|routes$|nameservers$|(tunl|gre|sit|ip6|erspan|ip_)[\w]*$)/),
  ];
}

const choices = LAYERS.flatMap((layer) =>
  // A runtime that is not there is refused, which other tests are about.
  layer.kind === 'choice' && layer.id !== 'runtime'
    ? layer.levels.map(({ id }) => ({ [layer.id]: id }))
    : [],
);
/** The weakest level of everything that can be chosen. */
const WEAKEST = Object.fromEntries(
  LAYERS.flatMap((layer) =>
    layer.kind === 'choice' && layer.id !== 'runtime'
      ? [[layer.id, layer.levels.at(-1)?.id ?? layer.default] as const]
      : [],
  ),
);
/** Two layers at a time turned down together, a few of the many. */
const PAIRS = Object.entries(WEAKEST).map(([id, level], at, all) => {
  const [other, weakest] = all[(at * 5 + 3) % all.length] ?? [id, level];
  return { [id]: level, [other]: weakest };
});

const SAMPLES: readonly Pick<Asked, 'preset' | 'set'>[] = [
  ...PRESETS.map(({ id }) => ({ preset: id })),
  ...choices.map((set) => ({ set })),
  ...PAIRS.map((set) => ({ set })),
  // All of them at once but one of the two that must not meet.
  ...PRESETS.flatMap(({ id }) => [
    { preset: id, set: { ...WEAKEST, user: 'unprivileged' } },
    { preset: id, set: { ...WEAKEST, 'proc-paths': 'masked' } },
  ]),
];

describe('no container of ours has a door', () => {
  test.each(SAMPLES)('%j', async (sample) => {
    const seen = await sandboxRun(docker, bench, { ...sample, consents: true });
    expect(openDoors(seen)).toEqual([]);
  });
});

describe('one that has them is seen to have them', () => {
  test.each([
    {
      what: 'the host’s namespaces, a mount and a device',
      options:
        '--user 0 --pid host --network host --ipc host --uts host --volume /var/run:/host-run --device /dev/null:/dev/disk',
      doors: [
        'the host’s PID namespace',
        'the host’s network namespace',
        'the host’s IPC namespace',
        'the host’s UTS namespace',
        'host mounts',
        'host devices',
        'a run without its ceilings',
        'pid inside',
        'net inside',
        'ipc inside',
        'uts inside',
        'device/disk',
      ],
    },
    {
      what: 'capabilities and a port',
      options: '--user 0 --cap-add SYS_PTRACE --publish 127.0.0.1::80',
      doors: [
        'capabilities beyond Docker’s fourteen',
        'published ports',
        'CapBnd',
        'CapPrm',
        'CapEff',
      ],
    },
  ])('$what', async ({ options, doors }) => {
    const { images } = await bench.core.connect();
    const image = images.nameOf(languageById(bench.core.languages, 'python'));
    const open = openDoors(await plainRun(docker, image, options.split(' ')));
    expect(open).toEqual(expect.arrayContaining(doors));
    expect(open.some((name) => name.startsWith('mounted: '))).toBe(options.includes('--volume'));
  });
});
