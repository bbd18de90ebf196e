/** Our own AppArmor profile: asked for only where it was seen, and called enforced only when it is. */
import { describe, expect, test } from 'vitest';
import { composeSpec } from '../../../../shared/layers/compose.ts';
import type { Evidence } from '../../../../shared/layers/evidence.ts';
import type { InspectedContainer } from '../../../../shared/layers/inspected-container.ts';
import { HARDENED, changed } from './support/evidence.ts';
import { CAN, judge, layerNamed, stateOf } from './support/judge.ts';

/** What the engine says when it took the request, and gave what was asked. */
const GIVEN = { securityOptions: ['apparmor=glovebox'], apparmorProfile: 'glovebox' };
const PLAIN = { securityOptions: [], apparmorProfile: 'docker-default' };

const label = (text: string, container: Partial<InspectedContainer>): Evidence =>
  changed({ '/proc/self/attr/current': text }, container);

const spec = (level: string, ownProfile?: boolean) =>
  composeSpec(
    { ...HARDENED, lsm: level },
    {
      executableScratch: false,
      runtimeNamed: () => null,
      ...(ownProfile === undefined ? {} : { ownProfile }),
    },
  ).lsm;

describe('what is asked for', () => {
  test('is ours where it is loaded and wanted, and else the engine’s', () => {
    expect(spec('confined', true)).toBe('glovebox');
    expect(spec('confined', false)).toBe('confined');
    expect(spec('confined')).toBe('confined');
  });

  test('is none where none is wanted, whatever is loaded', () => {
    expect(spec('unconfined', true)).toBe('unconfined');
  });
});

describe('what held', () => {
  test('is named: ours', () => {
    const evidence = label('glovebox (enforce)\n', GIVEN);
    expect(stateOf('lsm', 'confined', evidence)).toBe('enforced');
    expect(judge('lsm', 'confined', evidence).fact).toBe(
      '/proc/self/attr/current: glovebox (enforce), Glovebox’s own profile',
    );
  });

  test('is named: the engine’s, with how a stronger one can be had', () => {
    const evidence = label('docker-default (enforce)\n', PLAIN);
    const offered = { ...evidence, engine: { ...evidence.engine, profileOffer: 'Load it: do.' } };
    expect(judge('lsm', 'confined', evidence).fact).toBe(
      '/proc/self/attr/current: docker-default (enforce)',
    );
    expect(judge('lsm', 'confined', offered)).toEqual({
      says: 'holds',
      fact: '/proc/self/attr/current: docker-default (enforce). Load it: do.',
    });
  });

  test('an offer makes nothing green', () => {
    const evidence = label('unconfined\n', PLAIN);
    const offered = { ...evidence, engine: { ...evidence.engine, profileOffer: 'Load it: do.' } };
    expect(stateOf('lsm', 'confined', offered, { can: false, reason: 'as seen' })).toBe(
      'unavailable',
    );
  });
});

describe('a lie is not believed', () => {
  test.each([
    ['the inside is unconfined', 'unconfined\n', 'refused'],
    ['ours only complains', 'glovebox (complain)\n', 'refused'],
    ['ours is loaded, and not in force', 'glovebox (unconfined)\n', 'refused'],
    ['ours ends what it refuses, which is not what was tried', 'glovebox (kill)\n', 'refused'],
    ['the engine’s was given instead', 'docker-default (enforce)\n', 'refused'],
    ['another’s was given instead', 'nothing-much (enforce)\n', 'refused'],
    ['one is named nearly like ours', 'glovebox2 (enforce)\n', 'refused'],
    ['one is named like a child of ours', 'glovebox//null-sh (enforce)\n', 'refused'],
    ['one is named with ours in it', 'not glovebox (enforce)\n', 'refused'],
    ['ours stands in a second line', 'unconfined\nglovebox (enforce)\n', 'refused'],
    ['the mode is glued to the name', 'glovebox(enforce)\n', 'refused'],
    ['the mode comes twice', 'glovebox (enforce) (enforce)\n', 'refused'],
    ['the mode is shouted', 'glovebox (ENFORCE)\n', 'refused'],
    ['nothing stands before the mode', ' (enforce)\n', 'refused'],
    ['there is nothing', '', 'unavailable'],
    ['there are zeros', '\0\0\0', 'unavailable'],
  ] as const)('%s', (_title, text, state) => {
    expect(stateOf('lsm', 'confined', label(text, GIVEN), CAN)).toBe(state);
  });

  test('a host without AppArmor took the name in silence', () => {
    const evidence = changed({ '/proc/self/attr/current': { unreadable: 'EINVAL' } }, GIVEN);
    expect(stateOf('lsm', 'confined', evidence, CAN)).toBe('unavailable');
    expect(stateOf('lsm', 'confined', evidence, { can: 'unknown' })).toBe('unavailable');
  });

  test('the engine says that it gave none, and the inside that it did', () => {
    const evidence = label('glovebox (enforce)\n', { ...GIVEN, apparmorProfile: 'unconfined' });
    expect(stateOf('lsm', 'confined', evidence)).toBe('inconclusive');
  });

  test.each(['', 'snap.docker.dockerd', 'lxc-container-default-cgns', 'docker-default2', 'runc'])(
    'a profile that is not known to confine a container (“%s”) is not called enforced',
    (profile) => {
      const evidence = label(`${profile} (enforce)\n`, PLAIN);
      expect(stateOf('lsm', 'confined', evidence)).not.toBe('enforced');
      expect(stateOf('lsm', 'confined', evidence, { can: 'unknown' })).not.toBe('enforced');
    },
  );

  test('ours is open where none was asked for, though it holds all the same', () => {
    expect(stateOf('lsm', 'unconfined', label('glovebox (enforce)\n', GIVEN))).toBe('open');
  });
});

test('the engine’s word that nothing confines is read back', () => {
  const { container } = label('', { securityOptions: [], apparmorProfile: 'unconfined' });
  expect(layerNamed('lsm').readBack(container)).toBe('unconfined');
});
