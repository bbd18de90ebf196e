import { pass, unknown, warn, type Check, type Finding } from '../check.ts';
import { learnt } from '../learnt.ts';
import type { Posture } from '../posture.ts';
import { NO_OPTION_LISTED, securityOption } from '../security-option.ts';

export const lsm: Check = {
  id: 'lsm',
  title: 'AppArmor or SELinux',
  why: 'A second opinion inside the kernel: it refuses mounts, tracing and writes under /proc and /sys even where everything else would let them through.',
  look: (posture) => {
    const { facts } = posture;
    const hasAppArmor = securityOption(facts, 'apparmor') !== null;
    if (!hasAppArmor && securityOption(facts, 'selinux') === null) {
      return facts.securityOptions.length === 0 ? NO_OPTION_LISTED : neither(posture);
    }
    const canary = learnt(posture, 'lsm');
    if (canary?.can === false) {
      return warn(
        `the engine lists ${hasAppArmor ? 'AppArmor' : 'SELinux'}, but a trial container was not confined: ${canary.reason}`,
        'Look whether the engine’s profile is loaded: `sudo aa-status`, or `getenforce` for SELinux.',
      );
    }
    const proof = canary === null ? '' : `; a trial container showed it: ${canary.reason}`;
    return hasAppArmor ? appArmor(posture, proof) : selinux(posture, proof);
  },
};

/** Passes with Docker's profile; ours, which is stricter, is offered. */
function appArmor({ knowledge, loadProfile }: Posture, proof: string): Finding {
  const found = pass(`AppArmor, says the engine${proof}`);
  const own = knowledge?.ownProfile ?? null;
  if (own?.can === true) {
    return pass(`${found.finding}; Glovebox’s own profile is loaded and enforced, and used`);
  }
  if (loadProfile === undefined) return found;
  const tried = own === null ? 'has not been tried yet' : `is not in use (${own.reason})`;
  return {
    ...found,
    finding: `${found.finding}; Glovebox’s own, stricter profile ${tried}`,
    mend: `On the engine’s machine: \`${loadProfile}\`; to keep it over a restart, copy the file into /etc/apparmor.d as well. Then look again with \`glovebox doctor\`.`,
  };
}

/** A container's label looks the same where SELinux only logs: its mode decides. */
function selinux({ host: { kernelModules } }: Posture, proof: string): Finding {
  const mode = kernelModules.known ? kernelModules.value.selinux : null;
  if (mode === 'enforcing') return pass(`SELinux, enforcing${proof}`);
  if (mode === 'permissive') {
    return warn('SELinux is permissive: it logs and refuses nothing', '`sudo setenforce 1`');
  }
  const why = kernelModules.known ? 'this kernel shows none' : kernelModules.reason;
  return unknown(`SELinux, says the engine; whether it refuses or only logs was not read: ${why}`);
}

function neither({ host: { kernelModules } }: Posture): Finding {
  if (!kernelModules.known) {
    return warn(
      'the engine confines with neither',
      'Use a kernel that has one of them, and an engine that uses it.',
    );
  }
  if (kernelModules.value.apparmor) {
    return warn(
      'the kernel has AppArmor, but the engine does not use it',
      'Install its tools (`sudo apt-get install apparmor`), then restart the engine (`sudo systemctl restart docker`).',
    );
  }
  if (kernelModules.value.selinux !== null) {
    return warn(
      `the kernel has SELinux (${kernelModules.value.selinux}), but the engine does not use it`,
      'With the package container-selinux installed, add `"selinux-enabled": true` to /etc/docker/daemon.json, then `sudo systemctl restart docker`.',
    );
  }
  return warn(
    'neither: this kernel runs without both',
    'Start a distribution’s kernel with `apparmor=1 security=apparmor` on its command line; a kernel that was built without it has no such switch.',
  );
}
