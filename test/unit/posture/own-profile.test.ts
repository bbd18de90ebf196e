/** Our own AppArmor profile in the host's posture: in use, or offered with its command. */
import { describe, expect, test } from 'vitest';
import { lsm } from '../../../electron/posture/checks/lsm.ts';
import type { Posture } from '../../../electron/posture/posture.ts';
import { look } from './support/look.ts';
import { SOUND, changed, knowledge } from './support/posture.ts';

const COMMAND = 'sudo apparmor_parser -r -W /home/ada/glovebox';
const CONFINED = knowledge({ lsm: { can: true, reason: 'docker-default (enforce)' } });

const posture = (change: Partial<Posture>): Posture => ({
  ...changed(SOUND, { facts: { securityOptions: ['name=apparmor'] } }),
  knowledge: CONFINED,
  loadProfile: COMMAND,
  ...change,
});

describe('where AppArmor is', () => {
  test('ours is offered, with the command and what a trial showed', () => {
    const ownProfile = { can: false, reason: 'glovebox (complain)' };
    const report = look(lsm, posture({ knowledge: { ...CONFINED, ownProfile } }));
    expect(report.state).toBe('pass');
    expect(report.finding).toContain('docker-default (enforce)');
    expect(report.finding).toContain('is not in use (glovebox (complain))');
    expect(report.mend).toContain(`\`${COMMAND}\``);
  });

  test('ours is offered before the engine was met', () => {
    const report = look(lsm, posture({ knowledge: null }));
    expect(report.finding).toContain('has not been tried yet');
    expect(report.mend).toContain(COMMAND);
  });

  test('ours is said to be used only when a trial showed it in force', () => {
    const ownProfile = { can: true, reason: 'glovebox (enforce)' };
    const report = look(lsm, posture({ knowledge: { ...CONFINED, ownProfile } }));
    expect(report).toMatchObject({ state: 'pass', mend: null });
    expect(report.finding).toContain('Glovebox’s own profile is loaded and enforced');
  });

  test('a trial that was not confined at all is no pass, whatever is offered', () => {
    const unconfined = knowledge({ lsm: { can: false, reason: 'unconfined' } });
    expect(look(lsm, posture({ knowledge: unconfined })).state).toBe('warn');
  });
});

test('where AppArmor is not, nothing is offered', () => {
  const facts = { securityOptions: ['name=seccomp,profile=default'] };
  const report = look(lsm, changed(posture({ knowledge: null }), { facts }));
  expect(report.state).toBe('warn');
  expect(report.mend).not.toContain('apparmor_parser');
});
