import { fail, pass, unknown, type Check } from '../check.ts';
import { hasFlaw, parseVersion, type Flaw } from '../flaws.ts';
import type { Posture } from '../posture.ts';

/** Docker Desktop release notes, 4.44.3 (docs.docker.com/desktop/release-notes). */
const FLAW: Flaw = { id: 'CVE-2025-9074', since: null, fixedIn: ['4.44.3'] };

export const desktopFlaws: Check = {
  id: 'desktop-flaws',
  title: 'Known flaw of Docker Desktop',
  why: 'Under Windows and macOS a container of an older Docker Desktop reaches the engine’s own interface over an inner address (CVE-2025-9074), and through it this computer’s files. A sandbox without network does not reach it.',
  look: (posture) => {
    const { facts } = posture;
    const platformName = facts.details.platformName ?? '';
    if (!/docker desktop/i.test(`${facts.operatingSystem} ${platformName}`)) {
      return facts.operatingSystem === 'unknown'
        ? unknown('the engine does not say what it is part of')
        : pass(`not Docker Desktop: ${facts.name} on ${facts.operatingSystem}`);
    }
    const number = /docker desktop (\d\S*)/i.exec(platformName)?.[1];
    const version = number === undefined ? null : parseVersion(number);
    if (version === null) {
      return unknown(
        'this is Docker Desktop, but the engine does not give its version',
        'See Docker Desktop, About; 4.44.3 and later have the fix.',
      );
    }
    if (!hasFlaw(version, FLAW)) return pass(`Docker Desktop ${number} has the fix of ${FLAW.id}`);
    if (isOnLinux(posture)) {
      return pass(
        `Docker Desktop ${number} is older than the fix of ${FLAW.id} (4.44.3), but on Linux it never had that flaw`,
      );
    }
    return fail(
      `Docker Desktop ${number} has ${FLAW.id}, fixed in 4.44.3`,
      'Update Docker Desktop: its menu, Check for updates. Until then keep sandboxes without network.',
    );
  },
};

/** A Linux computer's own socket; Windows' Linux (WSL 2) shows in the kernel's name. */
function isOnLinux({ facts, host }: Posture): boolean {
  return (
    host.platform === 'linux' &&
    facts.details.connection === 'socket' &&
    !/microsoft/i.test(`${host.kernelRelease} ${facts.kernelVersion}`)
  );
}
