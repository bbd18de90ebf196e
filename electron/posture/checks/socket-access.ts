import { fail, pass, unknown, warn, type Check, type Finding } from '../check.ts';
import type { Account, Posture, SocketAccess } from '../posture.ts';
import { securityOption } from '../security-option.ts';

const GROUP_MAY_WRITE = 0o020;
const OTHERS_MAY_WRITE = 0o002;

/** Connecting to a socket asks for write permission (unix(7)). */
export const socketAccess: Check = {
  id: 'socket-access',
  title: 'Who may use the socket',
  why: 'Whoever may open the engine’s socket commands the engine, and can have any file of its machine: as good as being root there, or the user whose engine it is.',
  look: (posture) => {
    const { socket } = posture.host;
    return socket.known ? judge(socket.value, posture) : unknown(`not read: ${socket.reason}`);
  },
};

function judge(socket: SocketAccess, { facts }: Posture): Finding {
  const { path, mode, members } = socket;
  const owner = shown(socket.owner);
  const group = shown(socket.group);
  const finding = `${path} belongs to ${owner}:${group}, mode ${mode.toString(8).padStart(4, '0')}`;
  const power =
    securityOption(facts, 'rootless') === null ? 'as good as root' : `as good as being ${owner}`;
  if ((mode & OTHERS_MAY_WRITE) !== 0) {
    const mend = `Take it back: \`sudo chmod 0660 ${path}\`, and look for what set it so (SocketMode in docker.socket).`;
    return socket.isReachable
      ? fail(`${finding}: every user and every program of this computer may use it, ${power}`, mend)
      : warn(`${finding}: open to everybody, and only a folder on the way keeps others out`, mend);
  }
  if ((mode & GROUP_MAY_WRITE) === 0) return pass(`${finding}: ${owner} only`);
  if (members === null) {
    return unknown(`${finding}: who is in the group ${group} cannot be listed here`);
  }
  if (members.length === 0) {
    return pass(
      `${finding}: ${owner} only; nobody else is in the group by /etc/group, access lists (\`getfacl ${path}\`) were not looked at`,
    );
  }
  return warn(
    `${finding}: ${members.length === 1 ? 'one member' : `${members.length} members`} of the group, ${power}: ${members.join(', ')}`,
    `Take out whom you would not make root: \`sudo gpasswd -d USER ${group}\`. An engine without root of one’s own needs no such group.`,
  );
}

function shown({ id, name }: Account): string {
  return name ?? String(id);
}
