import { fail, pass, unknown, warn, type Check } from '../check.ts';
import type { ApiPort, Posture, TcpDaemon } from '../posture.ts';

const MEND =
  'Take the tcp:// address out of the engine’s command line or daemon.json (`"hosts"`) and restart it; in Docker Desktop, Settings, General, “Expose daemon on tcp://localhost:2375”. From afar use SSH, or TLS with clients’ certificates: docs.docker.com/engine/security/protect-access.';

export const tcpApi: Check = {
  id: 'tcp-api',
  title: 'API over TCP without TLS',
  why: 'An engine that listens on TCP without asking for clients’ certificates obeys whoever reaches the port: every program of this computer, often the network, sometimes a page in the browser.',
  look: (posture) => {
    const open = [...overThisConnection(posture), ...byItsOwnWord(posture), ...answering(posture)];
    if (open.length > 0) return fail(open.join('; '), MEND);
    const told = toldToListen(posture);
    return told.length > 0 ? warn(told.join('; '), MEND) : nothingSeen(posture);
  },
};

function overThisConnection({ facts, address }: Posture): readonly string[] {
  return facts.details.connection === 'tcp'
    ? [`Glovebox itself reaches the engine at ${address} in clear text`]
    : [];
}

/** dockerd warns of each such address (moby, daemon/info.go, fillAPIInfo). */
function byItsOwnWord({ facts }: Posture): readonly string[] {
  return (facts.details.warnings ?? []).flatMap((warning) => {
    const found = /API is accessible on (\S+) (without [^.\n]+)/.exec(warning);
    return found === null ? [] : [`the engine says that it is open at ${found[1]} ${found[2]}`];
  });
}

function answering({ host }: Posture): readonly string[] {
  if (!host.apiPorts.known) return [];
  const open = host.apiPorts.value.filter(({ answersInClear }) => answersInClear);
  return open.map((port) => `an engine answers at ${shown(port)} to anybody`);
}

function toldToListen({ host }: Posture): readonly string[] {
  if (!host.daemons.known) return [];
  return host.daemons.value.filter(({ verifiesClients }) => !verifiesClients).map(described);
}

function described({ program, pid, addresses }: TcpDaemon): string {
  return `${program} (process ${pid}) was told to listen on ${addresses.join(', ')}, and its command line asks for no client’s certificate`;
}

/** Docker's silence is an answer of its own; another engine's is none. */
function nothingSeen({ facts, host }: Posture): ReturnType<Check['look']> {
  const ports = host.apiPorts.known
    ? portsSeen(host.apiPorts.value)
    : `its ports were not looked at (${host.apiPorts.reason})`;
  return facts.details.warnings === null
    ? unknown(`the engine does not say; on this computer ${ports}`)
    : pass(`the engine warns of no open address; on this computer ${ports}`);
}

function portsSeen(ports: readonly ApiPort[]): string {
  return ports.length === 0
    ? 'nothing listens on port 2375 or 2376'
    : `${ports.map(shown).join(', ')} gave no engine’s answer in clear text`;
}

function shown({ address, port }: ApiPort): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
