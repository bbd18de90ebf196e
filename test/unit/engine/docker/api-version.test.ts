import { describe, expect, test } from 'vitest';
import { chooseApiVersion } from '../../../../electron/engine/docker/api-version.ts';
import { refusalOf, refusedFor } from '../../support/refusal.ts';

describe('the API’s version', () => {
  test.each([
    ['Docker Engine 20.10', '1.41', '1.12', '1.41'],
    ['Docker Engine 26.1', '1.45', '1.24', '1.45'],
    ['the newest that was read', '1.47', '1.24', '1.47'],
    ['newer than was read', '1.52', '1.24', '1.47'],
    ['Docker Engine 29, which refuses old clients', '1.52', '1.44', '1.47'],
    ['an engine that has left behind all that was read', '1.60', '1.48', '1.48'],
    ['an engine that does not tell its oldest (Podman)', '1.41', undefined, '1.41'],
    ['two digits are no decimals: 1.5 is long before 1.41', '1.100', '1.5', '1.47'],
    ['the next major', '2.0', undefined, '1.47'],
  ])('%s', (_name, newest, oldest, chosen) => {
    expect(chooseApiVersion(newest, oldest)).toBe(chosen);
  });

  test.each(['1.40', '1.24', '1.5', '0.9'])(
    '%s is too old, and the sentence says what is needed',
    (newest) => {
      const refused = refusalOf(() => chooseApiVersion(newest, undefined));
      expect(refused).toEqual(refusedFor('engine-too-old', `API version ${newest}`));
      expect(refused?.sentence).toContain('20.10');
    },
  );
});
