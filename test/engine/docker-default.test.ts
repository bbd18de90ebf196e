/**
 * The preset `docker-default` beside a plain `docker run`, field by field: what
 * differs is named in one list, and what the list names does differ.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCKER_DEFAULT_DIFFERENCES } from '../../shared/layers/presets.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import { Bench } from './harness.ts';
import { dockerCommand, plainRun, sandboxRun, withoutUser, type Facts } from './plain-run.ts';

/** Where each difference of the list shows, in the order of the list. */
const SHOWS: readonly RegExp[] = [
  /^(limit\/Max (core file size|file size|open files)|cgroup\/(memory|pids|cpu)[./].*(limit_in_bytes|max|quota_us)|inspect\/HostConfig\.(Memory|MemorySwap|NanoCpus|PidsLimit|Ulimits))$/,
  /^(mount\/(box|tmp|dev\/shm)|size\/dev\/shm|inspect\/HostConfig\.(ShmSize|Tmpfs\.\/(box|tmp)))$/,
  /^(first process|inspect\/Config\.(Cmd|AttachStd(in|out|err)|OpenStdin|StdinOnce))$/,
  /^proc\/oom_score_adj$/,
  /^inspect\/HostConfig\.LogConfig\.Type$/,
  /^inspect\/HostConfig\.NetworkMode$/,
  /^inspect\/Config\.Labels\.glovebox(\.instance|\.run)?$/,
];

const PLAIN_IMAGE = 'glovebox-test/plain:1';

const bench = new Bench();
let facts: { plain: Facts; ours: Facts; hardened: Facts };

beforeAll(async () => {
  const { engine, images } = await bench.core.connect();
  const python = languageById(bench.core.languages, 'python');
  await images.ensure(python, {
    signal: new AbortController().signal,
    progress: () => {},
    line: () => {},
  });
  const docker = dockerCommand(engine.address);
  // Our images name a user; the preset is root, as in all those that name none.
  withoutUser(docker, images.nameOf(python), PLAIN_IMAGE);
  try {
    facts = {
      plain: (await plainRun(docker, PLAIN_IMAGE)).facts,
      ours: (await sandboxRun(docker, bench, { preset: 'docker-default' })).facts,
      hardened: (await sandboxRun(docker, bench, { preset: 'hardened' })).facts,
    };
  } finally {
    docker('rmi', PLAIN_IMAGE);
  }
});

afterAll(() => bench.close());

/** Names of the facts in which two containers differ. */
const differing = (one: Facts, other: Facts): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => one[name] !== other[name])
    .toSorted();

describe('docker-default and a plain docker run', () => {
  test('differ in nothing but what the list names', () => {
    const unnamed = differing(facts.plain, facts.ours).filter(
      (name) => !SHOWS.some((where) => where.test(name)),
    );
    expect(unnamed.map((name) => [name, facts.plain[name], facts.ours[name]])).toEqual([]);
  });

  test('differ in everything that the list names', () => {
    const names = differing(facts.plain, facts.ours);
    expect(SHOWS.length).toBe(DOCKER_DEFAULT_DIFFERENCES.length);
    for (const [at, where] of SHOWS.entries()) {
      const shown = names.filter((name) => where.test(name));
      expect([DOCKER_DEFAULT_DIFFERENCES[at], shown.length > 0]).toEqual([
        DOCKER_DEFAULT_DIFFERENCES[at],
        true,
      ]);
    }
  });

  test('are alike in all that a layer is about, which was looked at', () => {
    const alike = Object.keys(facts.plain).filter((name) => facts.plain[name] === facts.ours[name]);
    expect(alike).toEqual(
      expect.arrayContaining([
        'status/Uid',
        'status/Groups',
        'status/CapEff',
        'status/CapBnd',
        'status/NoNewPrivs',
        'status/Seccomp',
        'proc/uid_map',
        'mount/',
        'mount/proc',
        'mount/proc/sys',
        'masked/proc/kcore',
        'mount/sys',
        'namespace/pid',
        'namespace/net',
        'namespace/user',
        'device/null',
        'network/eth0',
        'limit/Max stack size',
        'writable/',
        'inspect/HostConfig.MaskedPaths',
        'inspect/HostConfig.IpcMode',
      ]),
    );
  });

  test('are unlike the hardened preset in the same facts: they can tell', () => {
    const names = differing(facts.plain, facts.hardened);
    for (const name of [
      'status/Uid',
      'status/CapEff',
      'status/CapBnd',
      'status/NoNewPrivs',
      'mount/',
      'network/eth0',
      'inspect/HostConfig.ReadonlyRootfs',
      'inspect/HostConfig.SecurityOpt',
    ]) {
      expect(names).toContain(name);
    }
  });
});
