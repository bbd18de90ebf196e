/** What to do where no engine can be used, for each system; text only. */
import { readFileSync } from 'node:fs';
import type { EngineUnusable } from '../../../shared/description.ts';

/** @returns lines to read from top to bottom; commands stand in backquotes */
export function adviceFor(
  state: EngineUnusable['state'],
  platform: NodeJS.Platform,
  distribution: string = linuxDistribution(),
): readonly string[] {
  if (state === 'too-old')
    return ['Update the engine to Docker Engine 20.10 or later, then look again.'];
  if (state === 'refused') return REFUSED[platform === 'linux' ? 'linux' : 'other'];
  return ABSENT[platform === 'linux' ? distribution : platform] ?? ABSENT['linux'] ?? [];
}

const REFUSED: Readonly<Record<'linux' | 'other', readonly string[]>> = {
  linux: [
    'Either use a rootless engine of your own: `dockerd-rootless-setuptool.sh install`, or `podman`.',
    'Or join the group that may use the engine: `sudo usermod -aG docker $USER`, then log in again. Know that this is as good as being root on this machine.',
  ],
  other: ['Start the engine as the user who runs Glovebox, then look again.'],
};

const ABSENT: Readonly<Record<string, readonly string[]>> = {
  debian: [
    'Install the engine: `sudo apt-get update && sudo apt-get install docker.io`',
    'Start it: `sudo systemctl start docker` (without systemd: `sudo dockerd`).',
    'Let yourself use it: `sudo usermod -aG docker $USER`, then log in again. Know that this is as good as being root on this machine; `dockerd-rootless-setuptool.sh install` is the way without that.',
    'Or let Glovebox do both: `npm start` in its folder, as root.',
  ],
  fedora: [
    'Install Podman and its socket: `sudo dnf install podman`, then `systemctl --user enable --now podman.socket`',
    'Or Docker’s engine: `sudo dnf install moby-engine`, then `sudo systemctl start docker`, and to let yourself use it `sudo usermod -aG docker $USER`, which is as good as being root on this machine',
  ],
  arch: [
    'Install the engine: `sudo pacman -S docker`',
    'Start it: `sudo systemctl start docker`',
    'Let yourself use it: `sudo usermod -aG docker $USER`, then log in again. Know that this is as good as being root on this machine.',
  ],
  suse: [
    'Install the engine: `sudo zypper install docker`',
    'Start it: `sudo systemctl start docker`',
  ],
  alpine: ['Install the engine: `apk add docker`', 'Start it: `rc-service docker start`'],
  linux: ['Install Docker Engine or Podman from your distribution, start it, then look again.'],
  darwin: [
    'Install Docker Desktop, OrbStack, Rancher Desktop or Colima, and start it. All of them run the engine inside a virtual machine, which is one boundary more.',
    'With Homebrew, for one: `brew install colima docker`, then `colima start`',
  ],
  win32: [
    'Turn on WSL 2, once, as administrator: `wsl --install`',
    'Install Docker Desktop and start it: `winget install Docker.DockerDesktop` (or Rancher Desktop: `winget install SUSE.RancherDesktop`, with the engine dockerd)',
  ],
};

/** Families by ID and ID_LIKE of os-release(5). */
function linuxDistribution(): string {
  let text: string;
  try {
    text = readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Not every Linux has the file; the general advice serves.
    return 'linux';
  }
  const words = [...text.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  const family: Readonly<Record<string, string>> = {
    debian: 'debian',
    ubuntu: 'debian',
    fedora: 'fedora',
    rhel: 'fedora',
    centos: 'fedora',
    arch: 'arch',
    suse: 'suse',
    opensuse: 'suse',
    'opensuse-tumbleweed': 'suse',
    alpine: 'alpine',
  };
  return words.map((word) => family[word]).find((name) => name !== undefined) ?? 'linux';
}
