import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration } from '../../../renderer/run/figures.ts';

describe('figures', () => {
  it.each([
    [0, '0 ms'],
    [999.4, '999 ms'],
    [1840, '1.84 s'],
    [12_345, '12.3 s'],
    [125_000, '2 min 5 s'],
  ])('%s milliseconds read %s', (ms, expected) => {
    expect(formatDuration(ms)).toBe(expected);
  });

  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1536, '1.5 KiB'],
    [268_435_456, '256.0 MiB'],
    [5 * 1024 ** 4, '5120.0 GiB'],
  ])('%s bytes read %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
