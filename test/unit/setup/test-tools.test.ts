import { describe, expect, test } from 'vitest';
import { missingPackages } from '../../../build/setup/test-tools.mjs';

describe('the programs that tests start engines with', () => {
  test('are installed where they are missing, and only those', () => {
    expect(missingPackages(() => false)).toEqual(['iproute2', 'runsc', 'podman']);
    expect(missingPackages((program) => program !== 'podman')).toEqual(['podman']);
    expect(missingPackages(() => true)).toEqual([]);
  });
});
