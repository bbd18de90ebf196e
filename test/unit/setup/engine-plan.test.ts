import { describe, expect, test } from 'vitest';
import { planEngine } from '../../../build/setup/engine-plan.mjs';
import type { EngineFacts } from '../../../build/setup/engine-plan.mjs';

const ABSENT = { state: 'absent', sentence: 'No engine was found.', advice: ['get one'] } as const;

const FACTS: EngineFacts = {
  status: ABSENT,
  chosen: false,
  family: 'debian',
  systemName: 'Debian GNU/Linux 12 (bookworm)',
  systemd: true,
  dockerd: false,
};

function planned(facts: Partial<EngineFacts>): ReturnType<typeof planEngine> {
  return planEngine({ ...FACTS, ...facts });
}

describe('where no engine answers', () => {
  test('Debian and what is built from it may get docker.io, after being asked', () => {
    const plan = planned({});
    expect(plan.do).toBe('install');
    expect(plan).toHaveProperty('change.missing', 'No engine was found.');
    expect(plan).toHaveProperty('change.question', expect.stringMatching(/docker\.io.*\?$/));
    expect(plan).toHaveProperty('change.byHand', ['get one']);
  });

  test.each([
    'fedora',
    'arch',
    'suse',
    'alpine',
    'other-linux',
    'macos',
    'windows',
    'other',
  ] as const)('on %s nothing is installed, and the advice is given', (family) => {
    expect(planned({ family })).toEqual({
      do: 'explain',
      sentence: ABSENT.sentence,
      advice: ABSENT.advice,
    });
  });

  test.each(['debian', 'fedora', 'arch', 'suse', 'alpine', 'other-linux'] as const)(
    'on %s an engine that is installed is started',
    (family) => {
      expect(planned({ family, dockerd: true }).do).toBe('start');
    },
  );

  test('says how to start it by hand, with and without systemd', () => {
    expect(planned({ dockerd: true })).toHaveProperty(
      'change.byHand',
      expect.arrayContaining([expect.stringContaining('systemctl start docker')]),
    );
    expect(planned({ dockerd: true, systemd: false })).toHaveProperty(
      'change.byHand',
      expect.arrayContaining([expect.stringContaining('sudo sh -c "dockerd')]),
    );
  });
});

describe('where there is an engine that cannot be used', () => {
  test.each(['refused', 'too-old'] as const)('%s: nothing is installed or started', (state) => {
    const status = { state, sentence: 'It does not work.', advice: ['do this'] };
    expect(planned({ status, dockerd: true })).toEqual({
      do: 'explain',
      sentence: 'It does not work.',
      advice: ['do this'],
    });
  });

  test('one that was chosen is never replaced by another', () => {
    const plan = planned({ chosen: true, dockerd: true });
    expect(plan.do).toBe('explain');
    expect(plan).toHaveProperty('sentence', ABSENT.sentence);
    expect(plan).toHaveProperty('advice.0', expect.stringContaining('nothing is installed'));
    expect(plan).toHaveProperty('advice.1', expect.stringContaining('unset DOCKER_HOST'));
  });
});
