/** Where an engine lives, as seen from here: what can be read of this computer may not be its computer's. Pure. */
import type { EngineFacts } from '../engine/container-engine.ts';
import type { HostFacts } from './posture.ts';

type ThisHost = Pick<HostFacts, 'platform' | 'hostName' | 'kernelRelease'>;

/**
 * Whether the engine runs on this very computer, and sees the same files.
 * A socket alone proves nothing: it may lead into a virtual machine or, through
 * a forwarding, anywhere.
 *
 * @returns null when it does, else why that is not certain
 */
export function whyElsewhere(facts: EngineFacts, host: ThisHost): string | null {
  const { kernelVersion, details } = facts;
  if (hasOtherKernel(facts, host)) {
    return `the engine’s kernel is ${kernelVersion}, this computer’s is ${host.kernelRelease}`;
  }
  if (kernelVersion !== host.kernelRelease) {
    return `the engine does not name a Linux kernel (${kernelVersion})`;
  }
  if (details.hostName === null) return 'the engine does not name its machine';
  if (details.hostName !== host.hostName) {
    return `the engine’s machine is named ${details.hostName}, this one ${host.hostName}`;
  }
  return null;
}

/** Whether the engine names a Linux kernel that is not the one running here. */
export function hasOtherKernel(
  { kernelVersion, operatingSystem }: EngineFacts,
  { kernelRelease }: ThisHost,
): boolean {
  const isLinux = /^\d+\.\d+\.\d+/.test(kernelVersion) && !/windows/i.test(operatingSystem);
  return isLinux && kernelVersion !== kernelRelease;
}
