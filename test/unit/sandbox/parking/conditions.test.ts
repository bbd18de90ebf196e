import { describe, expect, test } from 'vitest';
import { isShort } from '../../../../electron/sandbox/parking/engine-memory.ts';
import { onBattery, type PowerSupply } from '../../../../electron/sandbox/parking/power-source.ts';

const supply = (change: Partial<PowerSupply>): PowerSupply => ({
  type: '',
  online: '',
  status: '',
  scope: '',
  ...change,
});
const mains = (online: string): PowerSupply => supply({ type: 'Mains', online });
const battery = (status: string): PowerSupply => supply({ type: 'Battery', status });

describe('on battery', () => {
  test.each<[string, readonly PowerSupply[], boolean | null]>([
    ['a laptop unplugged', [mains('0'), battery('Discharging')], true],
    ['a laptop plugged in', [mains('1'), battery('Charging')], false],
    ['one that its charger cannot keep up with', [mains('1'), battery('Discharging')], false],
    ['one charged over USB', [supply({ type: 'USB', online: '1' }), battery('Charging')], false],
    ['a full battery that says nothing of the plug', [battery('Full')], false],
    ['two batteries, one in use', [battery('Full'), battery('Discharging')], true],
    ['a desktop with a mouse', [supply({ ...battery('Discharging'), scope: 'Device' })], null],
    ['a machine without any', [], null],
  ])('%s', (_name, supplies, expected) => {
    expect(onBattery(supplies)).toBe(expected);
  });
});

describe('short of memory', () => {
  const meminfo = (total: number, available: number): string =>
    `MemTotal:       ${total * 1024} kB\nMemFree:  5 kB\nMemAvailable:   ${available * 1024} kB\n`;

  test.each<[string, number, number, boolean]>([
    ['plenty', 16_000, 8_000, false],
    ['less than a tenth', 16_000, 1_500, true],
    ['more than a tenth of little, and less than 512 MiB', 2_000, 400, true],
    ['just enough', 4_000, 513, false],
  ])('%s', (_name, total, available, expected) => {
    expect(isShort(meminfo(total, available))).toBe(expected);
  });

  test('cannot be told from anything else', () => {
    expect(isShort('')).toBeNull();
    expect(isShort('MemTotal: 5 kB\n')).toBeNull();
  });
});
