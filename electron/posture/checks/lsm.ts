import { pass, unknown, warn, type Check, type Finding } from '../check.ts';
import { learnt } from '../learnt.ts';
import type { Posture } from '../posture.ts';
import { securityOption } from '../security-option.ts';

const NAMES = { apparmor: 'AppArmor', selinux: 'SELinux' } as const;

export const lsm: Check = {
  id: 'lsm',
  title: 'AppArmor or SELinux',
  why: 'A second opinion inside the kernel: it refuses mounts, tracing and writes under /proc and /sys even where everything else would let them through.',
  look: (posture) => {
    const { facts } = posture;
    const listed = (['apparmor', 'selinux'] as const).find(
      (name) => securityOption(facts, name) !== null,
    );
    const canary = learnt(posture, 'lsm');
    if (listed !== undefined) {
      if (canary?.can === false) {
        return warn(
          `the engine lists ${NAMES[listed]}, but a trial container was not confined: ${canary.reason}`,
          'Look whether the engine’s profile is loaded: `sudo aa-status`, or `getenforce` for SELinux.',
        );
      }
      const modules = posture.host.kernelModules;
      if (listed === 'selinux' && modules.known && modules.value.selinux === 'permissive') {
        return warn(
          'SELinux is permissive: it logs and refuses nothing',
          'Switch it on: `sudo setenforce 1`.',
        );
      }
      const proof = canary === null ? '' : `; a trial container showed it: ${canary.reason}`;
      return pass(`${NAMES[listed]}, says the engine${proof}`);
    }
    if (facts.securityOptions.length === 0)
      return unknown('the engine lists no security option at all');
    return none(posture);
  },
};

function none({ host }: Posture): Finding {
  if (!host.kernelModules.known) {
    return warn(
      'the engine confines with neither',
      'Use a kernel that has one of them, and an engine that uses it.',
    );
  }
  const { apparmor, selinux } = host.kernelModules.value;
  if (apparmor) {
    return warn(
      'the kernel has AppArmor, but the engine does not use it',
      'Install its tools and restart the engine: `sudo apt-get install apparmor && sudo systemctl restart docker`.',
    );
  }
  if (selinux !== null) {
    return warn(
      `the kernel has SELinux (${selinux}), but the engine does not use it`,
      'Add `"selinux-enabled": true` to /etc/docker/daemon.json, with the package container-selinux installed, then `sudo systemctl restart docker`.',
    );
  }
  return warn(
    'neither: this kernel runs without both',
    'Start a distribution’s kernel with `apparmor=1 security=apparmor` on its command line; a kernel that was built without it has no such switch.',
  );
}
