/** Which version of the Engine API to speak. */
import { GloveboxError } from '../../../shared/outcome.ts';

/** Oldest that has everything a sandbox needs: private cgroup namespaces came with 1.41 (Engine 20.10). */
const OLDEST = '1.41';
/** Newest whose changes have been read; an engine speaks older ones as well. */
const NEWEST_READ = '1.47';

/**
 * @param newest the newest version the engine speaks (`ApiVersion` of /version)
 * @param oldest the oldest it still speaks (`MinAPIVersion`); absent on some engines
 * @throws GloveboxError `engine-too-old` when it speaks none that we can use
 */
export function chooseApiVersion(newest: string, oldest: string | undefined): string {
  if (compare(newest, OLDEST) < 0) {
    throw new GloveboxError(
      'engine-too-old',
      `This engine speaks API version ${newest}; Glovebox needs ${OLDEST} or later (Docker Engine 20.10). Please update the engine.`,
    );
  }
  const wanted = compare(newest, NEWEST_READ) < 0 ? newest : NEWEST_READ;
  return oldest !== undefined && compare(wanted, oldest) < 0 ? oldest : wanted;
}

function compare(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
