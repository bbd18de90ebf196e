import { AMPLE_DISK_BYTES } from '../../sandbox/disk-room.ts';
import { fail, pass, unknown, warn, type Check } from '../check.ts';
import type { DiskSpace } from '../posture.ts';

const GIBIBYTE = 1024 ** 3;
/** Below this hardly an image can be built. */
const SCARCE_BYTES = GIBIBYTE;

const MEND =
  'See what takes it with `docker system df`, and remove what nobody needs: `docker image ls`, `docker image rm NAME`.';

export const freeDisk: Check = {
  id: 'free-disk',
  title: 'Free disk',
  why: 'A full disk stops the engine and often the machine. A sandbox with a writable root could fill it, so Glovebox refuses that where it can read that less than 5 GiB are free; of an engine elsewhere it cannot.',
  look: ({ host }) => {
    if (!host.diskSpace.known) {
      return unknown(`not read: ${host.diskSpace.reason}`, 'Ask the engine: `docker system df`.');
    }
    const [scarcest] = host.diskSpace.value.toSorted((a, b) => a.freeBytes - b.freeBytes);
    if (scarcest === undefined) return unknown('no folder of the engine’s was measured');
    const finding = inWords(scarcest);
    if (scarcest.freeBytes < SCARCE_BYTES) return fail(finding, MEND);
    return scarcest.freeBytes < AMPLE_DISK_BYTES ? warn(finding, MEND) : pass(finding);
  },
};

function inWords({ folder, freeBytes, totalBytes }: DiskSpace): string {
  const gibibytes = (bytes: number): string => (bytes / GIBIBYTE).toFixed(1);
  return `${gibibytes(freeBytes)} of ${gibibytes(totalBytes)} GiB are free at ${folder}`;
}
