/** The only list of posture checks, in the groups and the order in which they are shown. */
import type { Check } from './check.ts';
import { contentTrust } from './checks/content-trust.ts';
import { controlGroups } from './checks/control-groups.ts';
import { defaultBridge } from './checks/default-bridge.ts';
import { desktopFlaws } from './checks/desktop-flaws.ts';
import { engineVersion } from './checks/engine-version.ts';
import { experimental } from './checks/experimental.ts';
import { freeDisk } from './checks/free-disk.ts';
import { insecureRegistries } from './checks/insecure-registries.ts';
import { liveRestore } from './checks/live-restore.ts';
import { lsm } from './checks/lsm.ts';
import { machineBoundary } from './checks/machine-boundary.ts';
import { resourceLimits } from './checks/resource-limits.ts';
import { rootless } from './checks/rootless.ts';
import { runcFlaws } from './checks/runc-flaws.ts';
import { runtimes } from './checks/runtimes.ts';
import { seccomp } from './checks/seccomp.ts';
import { socketAccess } from './checks/socket-access.ts';
import { storageDriver } from './checks/storage-driver.ts';
import { tcpApi } from './checks/tcp-api.ts';
import { userNamespace } from './checks/user-namespace.ts';

export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly Check[];
}

export const CHECK_GROUPS: readonly CheckGroup[] = [
  {
    title: 'The engine',
    checks: [engineVersion, runcFlaws, desktopFlaws, runtimes, experimental, liveRestore],
  },
  { title: 'Who may command it', checks: [socketAccess, tcpApi] },
  {
    title: 'Between a container and its host',
    checks: [rootless, userNamespace, machineBoundary, seccomp, lsm, controlGroups, resourceLimits],
  },
  { title: 'Images and the network', checks: [insecureRegistries, contentTrust, defaultBridge] },
  { title: 'Room', checks: [freeDisk, storageDriver] },
];

export const CHECKS: readonly Check[] = CHECK_GROUPS.flatMap(({ checks }) => checks);
