/** The only list of posture checks, in the order in which they are shown. */
import type { Check } from './check.ts';
import { controlGroups } from './control-groups.ts';
import { engineVersion } from './engine-version.ts';
import { runtimes } from './runtimes.ts';
import { storageDriver } from './storage-driver.ts';

export const CHECKS: readonly Check[] = [engineVersion, storageDriver, controlGroups, runtimes];
