/** `doctor`: against the machine's own engine and what the system itself says of it, and engines set up for it. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDocker } from '../../electron/engine/docker/connect.ts';
import { parseAddress } from '../../electron/engine/finding/address.ts';
import { examine } from '../../electron/posture/check.ts';
import type { CheckReport } from '../../shared/posture.ts';
import { gatherPosture } from '../../electron/posture/gather-posture.ts';
import { CHECKS } from '../../electron/posture/index.ts';
import { command } from './command-line.ts';
import { Bench } from './harness.ts';
import { canStartEngines } from './second-engine.ts';
import { WalledEngine } from './walled-engine.ts';

const CLI = fileURLToPath(new URL('../../dist/cli/cli.js', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-doctor-'));
const env = { GLOVEBOX_DATA: path.join(folder, 'data'), DOCKER_CONTENT_TRUST: undefined };

interface Doctor {
  readonly engine: Readonly<Record<string, unknown>> | null;
  readonly checks: readonly CheckReport[];
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(checks: readonly CheckReport[], id: string): CheckReport {
  const found = checks.find((each) => each.id === id);
  if (found === undefined) throw new Error(`doctor has no check ${id}`);
  return found;
}

const says = (program: string, ...words: string[]): string =>
  execFileSync(program, words, { encoding: 'utf8' }).trim();

describe('on this machine', () => {
  let doctor: Doctor;
  let socket = '';
  /** The engine's own words, asked without anything of ours in between. */
  let info: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    const { stdout, status } = await command(['doctor', '--json'], env);
    expect(status).toBe(0);
    doctor = JSON.parse(stdout) as Doctor;
    socket = /^unix:\/\/(.+)$/.exec(String(doctor.engine?.['address']))?.[1] ?? '';
    expect(socket, 'these tests ask an engine on a Unix socket').not.toBe('');
    info = JSON.parse(await get(socket, '/info')) as typeof info;
  });

  test('every check answers, in the form that was promised', () => {
    expect(Object.keys(doctor)).toEqual(['engine', 'checks']);
    expect(doctor.checks.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
    for (const report of doctor.checks) {
      expect(Object.keys(report).toSorted(), report.id).toEqual([
        'finding',
        'id',
        'mend',
        'state',
        'title',
        'why',
      ]);
      expect(['pass', 'warn', 'fail', 'unknown'], report.id).toContain(report.state);
      expect(report.finding, report.id).toMatch(/\w/);
    }
    const mended = doctor.checks.filter(({ mend }) => mend !== null);
    const faulty = doctor.checks.filter(({ state }) => state === 'warn' || state === 'fail');
    expect(mended).toEqual(expect.arrayContaining(faulty));
    expect(mended.filter(({ state }) => state === 'pass')).toEqual([]);
  });

  test('the socket is as stat(1) has it, and its group’s members as getent(1) has them', () => {
    const stat = (format: string): string => says('stat', '-L', '-c', format, socket);
    const members = (says('getent', 'group', stat('%G')).split(':')[3] ?? '')
      .split(',')
      .filter((name) => name !== '' && name !== 'root' && name !== stat('%U'));
    const [, group = 0, others = 0] = stat('%a').slice(-3).split('').map(Number);
    const byGroup = (group & 2) !== 0 && members.length > 0 ? 'warn' : 'pass';
    const { finding, state } = check(doctor.checks, 'socket-access');
    expect(finding).toContain(stat('belongs to %U:%G, mode 0%a'));
    expect(state).toBe((others & 2) === 0 ? byGroup : 'fail');
  });

  test('control groups, security options and limits are the engine’s', () => {
    expect(check(doctor.checks, 'control-groups')).toMatchObject({
      state: info['CgroupVersion'] === '2' ? 'pass' : 'warn',
      finding: `version ${String(info['CgroupVersion'])}, driver ${String(info['CgroupDriver'])}`,
    });
    const listed = (info['SecurityOptions'] as string[]).join(' ');
    const wants = (id: string, pattern: RegExp): void =>
      expect(check(doctor.checks, id).state, id).toBe(pattern.test(listed) ? 'pass' : 'warn');
    wants('rootless', /name=rootless/);
    wants('user-namespace', /name=(userns|rootless)/);
    wants('seccomp', /profile=(default|builtin)/);
    expect(check(doctor.checks, 'live-restore').state).toBe(
      info['LiveRestoreEnabled'] ? 'pass' : 'warn',
    );
    expect(check(doctor.checks, 'experimental').state).toBe(
      info['ExperimentalBuild'] ? 'warn' : 'pass',
    );
    expect(check(doctor.checks, 'resource-limits').state).toBe(
      info['MemoryLimit'] === true && info['SwapLimit'] === true ? 'pass' : 'warn',
    );
  });

  test.runIf(!existsSync('/sys/module/apparmor') && !existsSync('/sys/fs/selinux'))(
    'without AppArmor and SELinux in the kernel, none is claimed',
    () => {
      expect(check(doctor.checks, 'lsm')).toMatchObject({
        state: 'warn',
        finding: 'neither: this kernel runs without both',
      });
    },
  );

  test('runc is the one that runc(8) says it is', () => {
    const version = /version (\S+)/.exec(says('runc', '--version'))?.[1] ?? '';
    expect(check(doctor.checks, 'runc-flaws').finding).toContain(`runc ${version}`);
  });

  // Its fixes are from Debian, under upstream's old number.
  test.runIf(says('runc', '--version').startsWith('runc version 1.1.5+ds1'))(
    'Debian 12’s runc is neither passed nor failed',
    () => {
      expect(check(doctor.checks, 'runc-flaws')).toMatchObject({
        state: 'warn',
        finding: expect.stringMatching(
          /CVE-2024-21626.*CVE-2025-31133, CVE-2025-52565 and CVE-2025-52881/,
        ),
        mend: expect.stringContaining('may have backported'),
      });
    },
  );

  test('free disk is as df(1) has it, within what others write meanwhile', () => {
    const [free = 0, total = 0] =
      says('df', '-B1', '--output=avail,size', String(info['DockerRootDir']))
        .split('\n')[1]
        ?.trim()
        .split(/\s+/)
        .map((bytes) => Number(bytes) / 1024 ** 3) ?? [];
    const { finding } = check(doctor.checks, 'free-disk');
    const [, shownFree, shownTotal] = /^([\d.]+) of ([\d.]+) GiB/.exec(finding) ?? [];
    expect(Number(shownTotal)).toBeCloseTo(total, 0);
    expect(Math.abs(Number(shownFree) - free)).toBeLessThan(5);
  });

  test('content trust is this environment’s', async () => {
    expect(check(doctor.checks, 'content-trust').state).toBe('warn');
    const { stdout } = await command(['doctor', '--json'], { ...env, DOCKER_CONTENT_TRUST: '1' });
    expect(check((JSON.parse(stdout) as Doctor).checks, 'content-trust').state).toBe('pass');
  });

  test('the text has every check once, with its state as a word, and the sum', async () => {
    const { stdout } = await command(['doctor'], env);
    for (const { title, state } of doctor.checks) {
      expect(
        stdout.split('\n').filter((line) => line === `${state.padEnd(9)}${title}`),
      ).toHaveLength(1);
    }
    const passed = doctor.checks.filter(({ state }) => state === 'pass').length;
    expect(stdout).toMatch(new RegExp(`, ${passed} pass\\. Nothing was changed\\.\\n$`));
  });
});

test('after a first run, what a trial container showed speaks in place of the engine’s word', async () => {
  const bench = new Bench();
  try {
    const before = examine(CHECKS, await gatherPosture(await bench.core.connect()));
    expect(check(before, 'runtimes').state).toBe('unknown');
    await bench.run({ source: 'print(1)' });
    const after = examine(CHECKS, await gatherPosture(await bench.core.connect()));
    expect(check(after, 'runtimes').finding).toMatch(/works \(/);
    expect(check(after, 'user-namespace').finding).toMatch(/a trial container .*uid_map/);
    expect(check(after, 'resource-limits').finding).toContain('a trial container');
  } finally {
    await bench.close();
  }
});

describe.runIf(canStartEngines)('on an engine set up to be found out', () => {
  const PORT = '127.0.0.1:2375';
  let engine: WalledEngine;
  let checks: readonly CheckReport[];

  beforeAll(async () => {
    const profile = path.join(folder, 'profile.json');
    writeFileSync(profile, JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW' }));
    engine = await WalledEngine.start({
      diskMiB: 300,
      subordinateIds: 'daemon:100000:65536\n',
      words: [
        ...['--host', `tcp://${PORT}`, '--userns-remap', 'daemon'],
        ...['--icc=false', '--live-restore', '--experimental', '--storage-driver', 'vfs'],
        ...['--insecure-registry', 'registry.lan:5000', '--seccomp-profile', profile],
      ],
    });
    const words = [process.execPath, CLI, 'doctor', '--json'];
    const stdout = await engine.run(words, { ...env, DOCKER_HOST: engine.address });
    checks = (JSON.parse(stdout) as Doctor).checks;
  });
  afterAll(() => engine?.stop());

  test.each([
    ['user-namespace', 'pass', /the engine says that it remaps users/],
    ['default-bridge', 'pass', /enable_icc: false/],
    ['live-restore', 'pass', /^on/],
    ['experimental', 'warn', /^on$/],
    ['insecure-registries', 'warn', /^1 beside the loopback: registry\.lan:5000$/],
    ['seccomp', 'warn', /profile\.json/],
    ['storage-driver', 'warn', /^vfs/],
    ['free-disk', 'fail', /^0\.\d of 0\.3 GiB are free at \S+\/data/],
    ['socket-access', 'pass', /engine\.sock belongs to root:\S+, mode 0660/],
  ])('%s is %s', (id, state, finding) => {
    expect(check(checks, id)).toMatchObject({ state, finding: expect.stringMatching(finding) });
  });

  test('its open port fails, by its own word and by its answer to anybody', () => {
    const { state, finding } = check(checks, 'tcp-api');
    expect(state).toBe('fail');
    expect(finding).toContain(`open at http://${PORT} without encryption`);
    expect(finding).toContain(`an engine answers at ${PORT} to anybody`);
  });

  test('from outside, the port is not there, but its command line is', async () => {
    const { engine: unwalled, knowledge } = {
      engine: await connectDocker(parseAddress(engine.address)),
      knowledge: null,
    };
    const { host } = await gatherPosture({ engine: unwalled, knowledge });
    const ports = host.apiPorts.known ? host.apiPorts.value : [];
    expect(ports.filter(({ address }) => address === '127.0.0.1')).toEqual([]);
    expect(host.daemons).toMatchObject({
      known: true,
      value: expect.arrayContaining([
        expect.objectContaining({
          program: 'dockerd',
          addresses: [`tcp://${PORT}`],
          verifiesClients: false,
        }),
      ]),
    });
  });
});

describe.runIf(canStartEngines && existsSync('/usr/bin/podman'))(
  'on Podman’s compatible socket',
  () => {
    test('what it does not say is not known, with the reason', async () => {
      const home = mkdtempSync(path.join(folder, 'podman-'));
      const socket = path.join(home, 'podman.sock');
      const stores = ['--root', path.join(home, 'root'), '--runroot', path.join(home, 'run')];
      const service = spawn(
        'podman',
        [...stores, 'system', 'service', '--time', '0', `unix://${socket}`],
        {
          stdio: 'ignore',
        },
      );
      const ended = once(service, 'exit');
      try {
        const until = Date.now() + 30_000;
        while (!existsSync(socket) && Date.now() < until) await sleep(100);
        const { stdout } = await command(['doctor', '--json'], {
          ...env,
          DOCKER_HOST: `unix://${socket}`,
        });
        const { engine, checks } = JSON.parse(stdout) as Doctor;
        expect(engine).toMatchObject({ name: 'Podman' });
        for (const id of [
          'live-restore',
          'experimental',
          'insecure-registries',
          'default-bridge',
          'tcp-api',
        ]) {
          expect(check(checks, id), id).toMatchObject({
            state: 'unknown',
            finding: expect.stringMatching(/does not/),
          });
        }
        expect(check(checks, 'socket-access')).toMatchObject({ state: 'pass' });
        expect(check(checks, 'runc-flaws').finding).toMatch(/runc|crun/);
      } finally {
        service.kill('SIGTERM');
        await ended;
        // Podman mounts its store upon itself.
        await promisify(execFile)('umount', [path.join(home, 'root', 'overlay')]).catch(() => {});
      }
    });
  },
);

async function get(socketPath: string, where: string): Promise<string> {
  const [response] = (await once(http.get({ socketPath, path: where }), 'response')) as [
    http.IncomingMessage,
  ];
  let text = '';
  for await (const piece of response.setEncoding('utf8') as AsyncIterable<string>) text += piece;
  return text;
}
