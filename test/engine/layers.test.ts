/**
 * Each layer against a real engine and on one program: at a level that holds it
 * is stopped, at an open one it is not, and the account says so.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import type { LayerAccount } from '../../shared/run-result.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import { explain } from '../../electron/sandbox/explain.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

const account = (layers: readonly LayerAccount[], id: string): LayerAccount | undefined =>
  layers.find((layer) => layer.id === id);

interface Difference {
  readonly layer: string;
  readonly holding: string;
  readonly open: string;
  /** Other levels that the program needs to get as far as this layer. */
  readonly with?: Readonly<Record<string, string>>;
  /** Prints `stopped` or `works`. */
  readonly program: string;
}

/** Carries out a statement and says whether the sandbox let it. */
const attempt = (statement: string): string => `
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *words):
    result = libc.syscall(number, *words)
    if result < 0: raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
try:
    ${statement}
    print("works")
except OSError as error:
    print("stopped", error)
`;

const AS_ROOT = { user: 'root', capabilities: 'docker-default' };

const DIFFERENCES: readonly Difference[] = [
  { layer: 'user', holding: 'unprivileged', open: 'root', program: attempt('open("/etc/shadow")') },
  {
    layer: 'capabilities',
    holding: 'none',
    open: 'docker-default',
    with: { user: 'root' },
    program: attempt('socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)'),
  },
  {
    layer: 'seccomp',
    holding: 'default',
    open: 'off',
    // unshare(CLONE_NEWUSER): seccomp alone stops it.
    program: attempt('os.unshare(os.CLONE_NEWUSER)'),
  },
  {
    layer: 'seccomp',
    holding: 'strict',
    open: 'off',
    program: attempt('call(250, 1, 0, 0, 0, 0)'),
  },
  {
    layer: 'filesystem',
    holding: 'read-only',
    open: 'writable',
    with: AS_ROOT,
    program: attempt('open("/usr/bin/planted", "w").write("x")'),
  },
  {
    layer: 'proc-paths',
    holding: 'masked',
    open: 'unmasked',
    with: AS_ROOT,
    program: attempt('assert_ = open("/proc/sys/kernel/core_pattern", "a").close()'),
  },
];

describe.each(DIFFERENCES)('$layer: $holding stops it, $open does not', (difference) => {
  const { layer, holding, open, program } = difference;

  test(holding, async () => {
    const set = { ...difference.with, [layer]: holding };
    const { stdout, layers } = await bench.run({ source: program, set, consents: true });
    expect(stdout).toMatch(/^stopped/);
    expect(account(layers, layer)).toMatchObject({
      level: holding,
      applied: holding,
      state: 'enforced',
    });
  });

  test(open, async () => {
    const set = { ...difference.with, [layer]: open };
    const { stdout, layers } = await bench.run({ source: program, set, consents: true });
    expect(stdout).toBe('works\n');
    expect(account(layers, layer)).toMatchObject({ level: open, applied: open, state: 'open' });
  });
});

describe('network: a listener of this machine', () => {
  const host = Object.values(os.networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

  test.runIf(host !== undefined).each([
    { level: 'none', says: /^stopped/, state: 'enforced' },
    { level: 'internet', says: /^works/, state: 'open' },
  ])('$level', async ({ level, says, state }) => {
    const server = net.createServer((socket) => socket.end()).listen(0, host);
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    const program = attempt(`socket.create_connection(("${host}", ${port}), 3)`);
    const { stdout, layers } = await bench.run({ source: program, set: { network: level } });
    server.close();
    expect(stdout).toMatch(says);
    expect(account(layers, 'network')).toMatchObject({ applied: level, state });
  });
});

test('no-new-privileges: a setuid program of the sandbox’s own gains nothing', async () => {
  // Made by root on the writable root, run by an ordinary user.
  const program = `
import os, shutil, subprocess
shutil.copy("/bin/sh", "/usr/bin/rise")
os.chmod("/usr/bin/rise", 0o4755)
os.setgid(10001); os.setuid(10001)
print(subprocess.run(["/usr/bin/rise", "-p", "-c", "head -3 /proc/self/status > /dev/null; grep ^Uid /proc/self/status"], capture_output=True, text=True).stdout.split()[2])
`;
  const outcome: Record<string, unknown> = {};
  for (const level of ['on', 'off']) {
    const set = { ...AS_ROOT, filesystem: 'writable', 'no-new-privileges': level };
    const { stdout, layers } = await bench.run({ source: program, set });
    outcome[level] = [stdout.trim(), account(layers, 'no-new-privileges')?.state];
  }
  expect(outcome).toEqual({ on: ['10001', 'enforced'], off: ['0', 'open'] });
});

test('core dumps: off leaves none, on writes one', async () => {
  const program = `
import os, signal
os.chdir("/box")
if os.fork() == 0: os.kill(os.getpid(), signal.SIGABRT)
os.wait()
print(any(name.startswith("core") for name in os.listdir("/box")))
`;
  const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'utf8');
  const off = await bench.run({ source: program });
  const on = await bench.run({ source: program, set: { 'core-dumps': 'on' } });
  expect(off.stdout).toBe('False\n');
  expect(account(on.layers, 'core-dumps')?.state).toBe('open');
  const isPiped = pattern.startsWith('|');
  expect(account(off.layers, 'core-dumps')?.state).toBe(isPiped ? 'open' : 'enforced');
  const leavesFile = pattern.trim() === 'core';
  expect(on.stdout).toBe(leavesFile ? 'True\n' : 'False\n');
});

test('the control-group view: private hides the container’s path, host shows it', async () => {
  const program = 'print(open("/proc/self/cgroup").read())';
  const hidden = await bench.run({ source: program });
  const shown = await bench.run({ source: program, set: { 'cgroup-namespace': 'host' } });
  const id = shown.sandbox?.containerId ?? 'none';
  expect(hidden.stdout).not.toContain(hidden.sandbox?.containerId ?? 'none');
  expect(shown.stdout).toContain(id);
  expect(account(hidden.layers, 'cgroup-namespace')?.state).toBe('enforced');
  expect(account(shown.layers, 'cgroup-namespace')?.state).toBe('open');
});

test('ipc: shareable is told by the engine alone', async () => {
  const shared = await bench.run({ source: 'print(1)', set: { ipc: 'shareable' }, consents: true });
  expect(account(shared.layers, 'ipc')).toMatchObject({ state: 'open', class: 'engine' });
});

test('mandatory access control: enforced where the engine’s host has it, else unavailable', async () => {
  const { layers } = await bench.run({ source: 'print(1)' });
  const { engine } = await bench.core.connect();
  const hasModule = engine.facts.securityOptions.some((option) => /apparmor|selinux/.test(option));
  expect(account(layers, 'lsm')?.state).toBe(hasModule ? 'enforced' : 'unavailable');
});

test('sizes: what is asked is what is read inside', async () => {
  const set = {
    memory: '96',
    cpu: '0.5',
    processes: '20',
    'open-files': '40',
    'file-size': '3',
    scratch: '7',
  };
  const { layers } = await bench.run({ source: 'print(1)', set });
  for (const [id, level] of Object.entries(set)) {
    expect(account(layers, id)).toMatchObject({ level, applied: level, state: 'enforced' });
  }
});

test('docker-default is open where a plain docker run is, with ceilings all the same', async () => {
  const { layers, verdict } = await bench.run({ source: 'print(1)', preset: 'docker-default' });
  expect(verdict.kind).toBe('finished');
  const open = layers.filter(({ state }) => state === 'open').map(({ id }) => id);
  expect(open).toEqual(
    expect.arrayContaining(['user', 'capabilities', 'no-new-privileges', 'filesystem', 'network']),
  );
  for (const id of ['memory', 'processes', 'cpu', 'scratch', 'deadline', 'output']) {
    expect(account(layers, id)?.state, id).toBe('enforced');
  }
});

test('a line of explain gives the same confinement', async () => {
  const facts = [
    'grep -E "^(Uid|Gid|Cap|NoNewPrivs|Seccomp:)" /proc/self/status',
    'cat /sys/fs/cgroup/memory/memory.*limit_in_bytes /sys/fs/cgroup/memory.max 2>/dev/null',
    'cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max 2>/dev/null',
    'cut -d" " -f5,6 /proc/self/mountinfo; stat -f -c "%b %c" /box /tmp /dev/shm',
    'ulimit -a; cut -d: -f1 /proc/net/dev; cat /proc/self/cgroup',
  ].join('; ');
  const connected = await bench.core.connect();
  const { text } = await explain(
    {
      language: languageById(bench.core.languages, 'bash'),
      preset: 'hardened',
      overrides: {},
      form: 'docker',
    },
    connected,
    bench.folder,
  );
  const ours = await bench.run({ language: 'bash', source: facts });
  const theirs = execFileSync('sh', ['-c', text.replace(/bash \.\/\S+$/, `bash -c '${facts}'`)], {
    encoding: 'utf8',
    env: { ...process.env, DOCKER_HOST: connected.engine.address },
  });
  // The engine mounts the tmpfs in any order.
  const sorted = (output: string): string[] => output.split('\n').toSorted();
  expect(sorted(theirs)).toEqual(sorted(ours.stdout));
});
