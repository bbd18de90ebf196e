/** Who may command the engine: by its socket, by a port. */
import { describe, expect, test } from 'vitest';
import { socketAccess } from '../../../electron/posture/checks/socket-access.ts';
import { tcpApi } from '../../../electron/posture/checks/tcp-api.ts';
import type { ApiPort, SocketAccess } from '../../../electron/posture/posture.ts';
import { read, unread } from '../../../electron/posture/reading.ts';
import { look } from './support/look.ts';
import { SOUND } from './support/posture.ts';

describe('the check of the socket', () => {
  const SOCKET: SocketAccess = {
    path: '/var/run/docker.sock',
    mode: 0o660,
    owner: { id: 0, name: 'root' },
    group: { id: 105, name: 'docker' },
    members: [],
    isReachable: true,
  };
  const socket = (part: Partial<SocketAccess>) =>
    look(socketAccess, SOUND, {
      facts: { securityOptions: ['name=seccomp,profile=default'] },
      host: { socket: read({ ...SOCKET, ...part }) },
    });

  test.each([
    ['the owner only', { mode: 0o600 }, 'pass'],
    ['the owner only, where a group may read', { mode: 0o640, members: ['ada'] }, 'pass'],
    ['a group without members', {}, 'pass'],
    ['a group with one', { members: ['ada'] }, 'warn'],
    ['a group that cannot be listed', { members: null }, 'unknown'],
    ['everybody', { mode: 0o666 }, 'fail'],
    ['everybody but the group', { mode: 0o606 }, 'fail'],
    ['everybody, on macOS too, where it is open to all', { mode: 0o777, members: null }, 'fail'],
    ['everybody behind a closed folder', { mode: 0o666, isReachable: false }, 'warn'],
    ['everybody who may only look', { mode: 0o664, members: [] }, 'pass'],
  ] as const)('%s', (_title, part, state) => {
    expect(socket(part)).toMatchObject({ state });
  });

  test('names path, owner, group, mode, members and how to take one out', () => {
    const { finding, mend } = socket({ members: ['ada', 'bob'] });
    expect(finding).toContain('/var/run/docker.sock belongs to root:docker, mode 0660');
    expect(finding).toContain('2 members of the group, as good as root: ada, bob');
    expect(mend).toContain('gpasswd -d USER docker');
  });

  test('names accounts without a name by their numbers', () => {
    expect(socket({ group: { id: 4242, name: null }, members: null }).finding).toContain(
      'root:4242',
    );
  });

  test('of a rootless engine is worth its owner, not root', () => {
    const open = { ...SOCKET, mode: 0o666, owner: { id: 1000, name: 'ada' } };
    const { finding } = look(socketAccess, SOUND, { host: { socket: read(open) } });
    expect(finding).toContain('as good as being ada');
  });
});

describe('the check of the API over TCP', () => {
  const WARNING = (scheme: string, how: string): string =>
    `WARNING: API is accessible on ${scheme}://0.0.0.0:2375 ${how}.\n         Access to the remote API is equivalent to root access on the host.`;
  const port = (answersInClear: boolean): ApiPort => ({
    address: '::',
    port: 2375,
    answersInClear,
  });
  const daemon = { program: 'dockerd', pid: 7, addresses: ['tcp://1.2.3.4:9'] };

  test.each([
    ['nothing anywhere', {}, 'pass'],
    ['its own connection in clear', { details: { connection: 'tcp' } }, 'fail'],
    ['its own connection with TLS', { details: { connection: 'tls' } }, 'pass'],
    [
      'the engine’s warning',
      { details: { warnings: [WARNING('http', 'without encryption')] } },
      'fail',
    ],
    [
      'TLS that asks nobody who he is',
      { details: { warnings: [WARNING('https', 'without TLS client verification')] } },
      'fail',
    ],
    ['another warning', { details: { warnings: ['WARNING: No swap limit support'] } }, 'pass'],
    ['a port that answers', { host: { apiPorts: read([port(true)]) } }, 'fail'],
    ['a port that does not', { host: { apiPorts: read([port(false)]) } }, 'pass'],
    [
      'an engine told to listen',
      { host: { daemons: read([{ ...daemon, verifiesClients: false }]) } },
      'warn',
    ],
    [
      'one told to ask for certificates',
      { host: { daemons: read([{ ...daemon, verifiesClients: true }]) } },
      'pass',
    ],
    ['an engine that gives no warnings ever', { details: { warnings: null } }, 'unknown'],
    [
      'the same with a port that answers',
      { details: { warnings: null }, host: { apiPorts: read([port(true)]) } },
      'fail',
    ],
    ['ports that could not be looked at', { host: { apiPorts: unread('EACCES') } }, 'pass'],
  ] as const)('%s', (_title, changes, state) => {
    expect(look(tcpApi, SOUND, changes)).toMatchObject({ state });
  });

  test('names every way in', () => {
    const { finding } = look(tcpApi, SOUND, {
      details: { warnings: [WARNING('http', 'without encryption')] },
      host: { apiPorts: read([port(true)]) },
    });
    expect(finding).toContain('open at http://0.0.0.0:2375 without encryption');
    expect(finding).toContain('answers at [::]:2375');
  });
});
