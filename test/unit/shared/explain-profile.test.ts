/** Our own AppArmor profile in the words of other tools. */
import { describe, expect, test } from 'vitest';
import type { LsmChoice } from '../../../shared/container-spec.ts';
import type { Explained } from '../../../shared/explain/explanation.ts';
import { EXPLAIN_FORMS } from '../../../shared/explain/index.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { HARDENED } from './layers/support/evidence.ts';

function explained(lsm: LsmChoice): Explained {
  const spec = composeSpec(HARDENED, { executableScratch: false, runtimeNamed: () => null });
  return {
    spec: { ...spec, lsm },
    image: 'glovebox/python:0123456789ab',
    command: ['python3', './main.py'],
    compile: null,
    seccompFile: null,
    deadlineSeconds: 10,
    outputKiB: 1024,
  };
}

describe('a profile is named', () => {
  test('to docker, only ours: its own is what it takes by itself', () => {
    const line = (lsm: LsmChoice): string => EXPLAIN_FORMS.docker(explained(lsm)).text;
    expect(line('glovebox')).toContain(' --security-opt apparmor=glovebox ');
    expect(line('confined')).not.toMatch(/apparmor|label/);
    expect(line('unconfined')).toContain(
      ' --security-opt apparmor=unconfined --security-opt label=disable ',
    );
  });

  test('to compose likewise', () => {
    const file = (lsm: LsmChoice): string => EXPLAIN_FORMS.compose(explained(lsm)).text;
    expect(file('glovebox')).toContain('apparmor=glovebox');
    expect(file('confined')).not.toContain('apparmor');
  });

  test('to Kubernetes by its type, with where ours is to be had', () => {
    const pod = (lsm: LsmChoice) => EXPLAIN_FORMS.kubernetes(explained(lsm));
    const remarksOf = (lsm: LsmChoice): string => pod(lsm).remarks.join('\n');
    expect(pod('glovebox').text).toMatch(
      /appArmorProfile:\s+type: "?Localhost"?\s+localhostProfile: "?glovebox"?/,
    );
    expect(remarksOf('glovebox')).toContain('on every node');
    expect(pod('confined').text).toMatch(/appArmorProfile:\s+type: "?RuntimeDefault/);
    expect(remarksOf('confined')).not.toContain('on every node, ');
    expect(pod('unconfined').text).toMatch(/appArmorProfile:\s+type: "?Unconfined/);
    expect(remarksOf('unconfined')).not.toContain('AppArmor');
  });
});
