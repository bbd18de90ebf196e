import { describe, expect, test } from 'vitest';
import { consentByFlag, consentMissing } from '../../electron/consent.ts';
import { refusedFor, rejectionOf } from './support/refusal.ts';

const WEAKENINGS = ['System-call filter: off', 'Network: the internet'];

describe('consent by a flag', () => {
  test('that was given is given, whatever is asked', async () => {
    expect(await consentByFlag(true, 'run')({ weakenings: WEAKENINGS })).toBe(true);
  });

  test.each(['run', 'serve'] as const)(
    'that was not is a refusal that names what and how: %s',
    async (command) => {
      const refusal = await rejectionOf(consentByFlag(false, command)({ weakenings: WEAKENINGS }));
      expect(refusal).toEqual(refusedFor('consent-missing', WEAKENINGS.join('; ')));
      expect(refusal).toEqual(
        refusedFor('consent-missing', `“glovebox ${command}” with --allow-weakening.`),
      );
    },
  );
});

test('who has just been asked is told of no flag', () => {
  expect(consentMissing(WEAKENINGS).message).toBe(
    'This run would be weaker than it may be without your consent: System-call filter: off; Network: the internet.',
  );
});
