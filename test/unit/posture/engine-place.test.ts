import { expect, test } from 'vitest';
import { whyElsewhere } from '../../../electron/posture/engine-place.ts';
import { changed, SOUND } from './support/posture.ts';

const HERE = changed(SOUND, { host: { kernelRelease: SOUND.facts.kernelVersion } });

test('an engine with this kernel and this computer’s name is here', () => {
  expect(whyElsewhere(HERE.facts, HERE.host)).toBeNull();
});

test.each([
  [
    { facts: { kernelVersion: '6.6.12-linuxkit' } },
    /kernel is 6\.6\.12-linuxkit, this computer’s is/,
  ],
  [{ facts: { kernelVersion: 'unknown' } }, /does not name a Linux kernel/],
  [{ details: { hostName: null } }, /does not name its machine/],
  [{ details: { hostName: 'server' } }, /is named server, this one desk/],
  [{ host: { platform: 'darwin', kernelRelease: '24.6.0' } }, /this computer’s is 24\.6\.0/],
] as const)('of %j that is not certain, and it is said why', (changes, reason) => {
  const { facts, host } = changed(HERE, changes);
  expect(whyElsewhere(facts, host)).toMatch(reason);
});
