import { describe, expect, test } from 'vitest';
import { asRoot, consentFor, isYes } from '../../../build/setup/consent.mjs';
import type { ConsentFacts } from '../../../build/setup/consent.mjs';

const FACTS: ConsentFacts = { policy: undefined, ci: false, terminal: false, privilege: 'root' };

describe('leave to change the machine', () => {
  test.each([
    // At a terminal the person is asked, root or not.
    [{ terminal: true, privilege: 'root' }, 'ask'],
    [{ terminal: true, privilege: 'sudo' }, 'ask'],
    [{ terminal: true, privilege: 'none' }, 'unable'],
    // Without one nobody is ever waited for.
    [{ terminal: false, privilege: 'root' }, 'go'],
    [{ terminal: false, privilege: 'sudo' }, 'unasked'],
    [{ terminal: false, privilege: 'sudo', ci: true }, 'go'],
    [{ terminal: false, privilege: 'root', ci: true }, 'go'],
    [{ terminal: false, privilege: 'none', ci: true }, 'unable'],
    // A policy goes before everything but what this user cannot do.
    [{ policy: 'auto', terminal: true, privilege: 'root' }, 'go'],
    [{ policy: 'auto', terminal: false, privilege: 'sudo' }, 'go'],
    [{ policy: 'auto', terminal: false, privilege: 'none' }, 'unable'],
    [{ policy: 'never', terminal: true, privilege: 'root' }, 'never'],
    [{ policy: 'never', terminal: false, privilege: 'root', ci: true }, 'never'],
    [{ policy: '', terminal: true, privilege: 'root' }, 'ask'],
  ] as const)('%o: %s', (facts, consent) => {
    expect(consentFor({ ...FACTS, ...facts })).toBe(consent);
  });

  test('a policy that does not exist is said, not guessed', () => {
    expect(() => consentFor({ ...FACTS, policy: 'yes' })).toThrow(/"yes".*"auto" and "never"/);
  });
});

describe('an answer', () => {
  test.each([
    ['', true, true],
    ['', false, false],
    ['y', false, true],
    [' YES ', false, true],
    ['n', true, false],
    ['no', true, false],
    ['yesterday', true, false],
  ])('%o, with Enter meaning %o, is %o', (answer, byDefault, yes) => {
    expect(isYes(answer, byDefault)).toBe(yes);
  });
});

test('sudo is used only where it is needed, and never asks for a password', () => {
  const command = { file: 'apt-get', args: ['update'] };
  expect(asRoot('root', command)).toEqual(command);
  expect(asRoot('sudo', command)).toEqual({ file: 'sudo', args: ['-n', 'apt-get', 'update'] });
});
