import { fail, pass, unknown, warn, type Check, type Finding } from '../check.ts';
import { learnt } from '../learnt.ts';
import type { Posture } from '../posture.ts';
import { securityOption } from '../security-option.ts';

const LIMITS = ['memory', 'processes', 'cpu'] as const;

const DELEGATE =
  'An engine without root gets what systemd hands down to it: as root make /etc/systemd/system/user@.service.d/delegate.conf with `[Service]` and `Delegate=cpu cpuset io memory pids`, run `sudo systemctl daemon-reload`, log in again. It needs control groups version 2.';
const SWAP =
  'Add `cgroup_enable=memory swapaccount=1` to the kernel’s command line and restart the machine.';
const CONTROLLERS =
  'Start a kernel whose memory, pids and cpu controllers are on (`cat /proc/cgroups` lists them), for example with `cgroup_enable=memory` on its command line.';

/** A trial container's evidence speaks first; the engine's own word only where there is none. */
export const resourceLimits: Check = {
  id: 'resource-limits',
  title: 'Limits that this engine can set',
  why: 'Without them one program can take all memory, processes or processor time, and the machine with it. Engines without root have them only when they were handed down (delegated) to them.',
  look: (posture) => {
    const { limits } = posture.facts.details;
    const shown = LIMITS.map((limit) => ({ limit, trial: learnt(posture, limit) }));
    if (shown.every(({ trial }) => trial?.can === true)) {
      return withSwap(
        posture,
        'a trial container was held to memory, processes and processor time',
      );
    }
    const denied = LIMITS.filter((limit) => limits[limit] === false);
    if (denied.length > 0) {
      return fail(`the engine says that it cannot limit ${denied.join(', ')}`, mendFor(posture));
    }
    const unshown = shown.filter(({ trial }) => trial?.can === false);
    if (unshown.length > 0) {
      const reasons = unshown.map(({ limit, trial }) => `${limit} (${trial?.reason})`);
      return warn(
        `a trial container did not show its limits of ${reasons.join(', ')}`,
        mendFor(posture),
      );
    }
    return byItsWord(posture);
  },
};

function byItsWord(posture: Posture): Finding {
  const { limits, components } = posture.facts.details;
  const unsaid = LIMITS.filter((limit) => limits[limit] === null);
  if (unsaid.length > 0) {
    return unknown(`the engine does not say whether it can limit ${unsaid.join(', ')}`);
  }
  // Podman reads the whole machine's controllers here, not what was handed down to it.
  const isPodman = components.some(({ name }) => /podman/i.test(name));
  if (isPodman && securityOption(posture.facts, 'rootless') !== null) {
    return unknown(
      'the engine runs without root and tells of the machine’s limits only; the first run tries its own',
    );
  }
  return withSwap(
    posture,
    'the engine says that it can limit memory, processes and processor time',
  );
}

function withSwap({ facts }: Posture, finding: string): Finding {
  return facts.details.limits.swap === false
    ? warn(`${finding}, but not swap: memory can go past its limit by swapping`, SWAP)
    : pass(finding);
}

function mendFor({ facts }: Posture): string {
  return securityOption(facts, 'rootless') === null ? CONTROLLERS : DELEGATE;
}
