/** The readings of the host, on files, sockets and ports that the tests themselves make. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { answersAsEngine } from '../../../../electron/posture/host/api-ports.ts';
import { readDiskSpace } from '../../../../electron/posture/host/disk-space.ts';
import { readIsVirtual, readKernelModules } from '../../../../electron/posture/host/kernel.ts';
import { readSocketAccess } from '../../../../electron/posture/host/socket-access.ts';
import { readTcpDaemons } from '../../../../electron/posture/host/tcp-daemons.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-host-'));
const servers: net.Server[] = [];
const onLinux = process.platform === 'linux';

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listen<S extends net.Server>(server: S, where: string | 0): Promise<S> {
  servers.push(server);
  await new Promise<void>((resolve) => {
    if (where === 0) server.listen(0, '127.0.0.1', resolve);
    else server.listen(where, resolve);
  });
  return server;
}

describe('the kernel', () => {
  /** A file system's root with these files. */
  function root(files: Readonly<Record<string, string>>): string {
    const made = mkdtempSync(path.join(folder, 'root-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.join(made, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(made, name), text);
    }
    return made;
  }
  const APPARMOR = 'sys/module/apparmor/parameters/enabled';
  const SELINUX = 'sys/fs/selinux/enforce';

  test.each([
    ['neither', {}, { apparmor: false, selinux: null }],
    ['AppArmor', { [APPARMOR]: 'Y\n' }, { apparmor: true, selinux: null }],
    ['AppArmor switched off', { [APPARMOR]: 'N\n' }, { apparmor: false, selinux: null }],
    ['SELinux', { [SELINUX]: '1' }, { apparmor: false, selinux: 'enforcing' }],
    ['SELinux, permissive', { [SELINUX]: '0' }, { apparmor: false, selinux: 'permissive' }],
  ])('has %s', async (_title, files, value) => {
    expect(await readKernelModules('linux', root(files))).toEqual({ known: true, value });
  });

  test('is not taken to have neither where it cannot be read', async () => {
    const broken = root({ [`${APPARMOR}/is-a-folder`]: '' });
    expect(await readKernelModules('linux', broken)).toMatchObject({ known: false });
    expect(await readKernelModules('darwin', root({}))).toMatchObject({ known: false });
  });

  test.each([
    ['flags\t\t: fpu vme hypervisor sse\n', { known: true, value: true }],
    ['flags\t\t: fpu vme sse\n', { known: true, value: false }],
    ['Features\t: fp asimd\n', { known: false }],
  ])('tells of a hypervisor: %j', async (cpuinfo, expected) => {
    expect(await readIsVirtual('linux', root({ 'proc/cpuinfo': cpuinfo }))).toMatchObject(expected);
    expect(await readIsVirtual('linux', root({}))).toMatchObject({ known: false });
  });
});

describe.runIf(onLinux)('a socket', () => {
  test('is told with its mode, its owner and its group, behind a link too', async () => {
    const file = path.join(folder, 'engine.sock');
    await listen(net.createServer(), file);
    chmodSync(file, 0o620);
    const link = path.join(folder, 'link.sock');
    symlinkSync(file, link);
    const { uid, gid, username } = os.userInfo();
    const access = await readSocketAccess(`unix://${link}`, process.platform);
    expect(access).toMatchObject({
      known: true,
      value: { path: link, mode: 0o620, owner: { id: uid, name: username }, group: { id: gid } },
    });
  });

  // Elsewhere the folders above may be closed themselves.
  test.runIf(os.tmpdir() === '/tmp')(
    'is within reach of others only when every folder on the way is',
    async () => {
      const open = path.join(folder, 'open');
      mkdirSync(open);
      const file = path.join(open, 'engine.sock');
      await listen(net.createServer(), file);
      const reach = async (mode: number): Promise<unknown> => {
        chmodSync(folder, mode);
        const access = await readSocketAccess(`unix://${file}`, 'linux');
        return access.known && access.value.isReachable;
      };
      expect(await reach(0o700)).toBe(false);
      expect(await reach(0o711)).toBe(true);
    },
  );

  test('lists no members where the accounts are kept elsewhere', async () => {
    const file = path.join(folder, 'elsewhere.sock');
    await listen(net.createServer(), file);
    const access = await readSocketAccess(`unix://${file}`, 'darwin');
    expect(access).toMatchObject({ known: true, value: { members: null } });
  });

  test.each([
    'unix:///nowhere/engine.sock',
    'npipe:////./pipe/docker_engine',
    'tcp://127.0.0.1:2375',
  ])('%s has none to tell of, and says why', async (address) => {
    const access = await readSocketAccess(address, 'linux');
    expect(access).toMatchObject({ known: false, reason: expect.stringMatching(/\w/) });
  });
});

describe('a disk', () => {
  test('is measured where the engine keeps its files', async () => {
    const space = await readDiskSpace({ rootFolder: folder, storageDriver: 'overlay2' });
    if (!space.known) throw new Error(space.reason);
    expect(space.value).toHaveLength(1);
    expect(space.value[0]?.totalBytes).toBeGreaterThan(space.value[0]?.freeBytes ?? Infinity);
  });

  test.each([
    ['a folder that is not there', path.join(folder, 'none')],
    ['an engine that names none', ''],
  ])('is not known for %s', async (_title, rootFolder) => {
    const space = await readDiskSpace({ rootFolder, storageDriver: 'overlay2' });
    expect(space).toMatchObject({ known: false });
  });
});

test.runIf(onLinux)('command lines are read', async () => {
  expect(await readTcpDaemons('linux')).toMatchObject({ known: true });
  expect(await readTcpDaemons('win32')).toMatchObject({ known: false });
});

describe('a port', () => {
  const answering = async (server: net.Server): Promise<boolean> => {
    const { port } = (await listen(server, 0)).address() as AddressInfo;
    return answersAsEngine('127.0.0.1', port);
  };

  test('at which an engine answers', async () => {
    const engine = http.createServer((request, response) => {
      response.end(request.url === '/version' ? '{"Version":"29.2.0","ApiVersion": "1.47"}' : '');
    });
    expect(await answering(engine)).toBe(true);
  });

  test.each([
    ['another service', '<html>It works!</html>'],
    ['an engine that wants TLS', 'Client sent an HTTP request to an HTTPS server.\n'],
  ])('at which %s answers', async (_title, body) => {
    expect(await answering(http.createServer((_request, response) => response.end(body)))).toBe(
      false,
    );
  });

  test('at which something talks without end', async () => {
    const endless = http.createServer((_request, response) => {
      const more = (): void => {
        while (response.write('"ApiVersion": "1.47" '.repeat(1_000)));
      };
      response.on('drain', more);
      more();
    });
    expect(await answering(endless)).toBe(false);
  });

  test('at which nobody speaks, or not in HTTP', async () => {
    const silent = net.createServer();
    await expect(answering(silent)).rejects.toThrow(/abort|timeout/i);
    const ssh = net.createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await expect(answering(ssh)).rejects.toThrow(/parse error/i);
    await expect(answersAsEngine('127.0.0.1', 1)).rejects.toThrow(/ECONNREFUSED/);
  });
});
