import { examine, type Check } from '../../../../electron/posture/check.ts';
import type { CheckReport } from '../../../../shared/posture.ts';
import type { Posture } from '../../../../electron/posture/posture.ts';
import { changed, type Changes } from './posture.ts';

/** What one check finds in a posture that differs from another in the given parts. */
export function look(check: Check, posture: Posture, changes: Changes = {}): CheckReport {
  const [report] = examine([check], changed(posture, changes));
  if (report === undefined) throw new Error('a check that is carried out reports');
  return report;
}
