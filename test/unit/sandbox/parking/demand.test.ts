import { describe, expect, test } from 'vitest';
import { Allowance } from '../../../../electron/sandbox/parking/allowance.ts';
import { Demand } from '../../../../electron/sandbox/parking/demand.ts';

describe('demand', () => {
  const after = (...times: readonly number[]): Demand => {
    const demand = new Demand();
    for (const time of times) demand.note(time);
    return demand;
  };

  test('of one run now and then is one', () => {
    expect(after(0, 5_000, 10_000).peak(10_000)).toBe(1);
    expect(new Demand().peak(0)).toBe(0);
  });

  test('of a rush is as deep as the rush', () => {
    const rush = Array.from({ length: 16 }, (_each, at) => at * 10);
    expect(after(...rush).peak(1_000)).toBe(16);
  });

  test('is forgotten after a while', () => {
    const demand = after(0, 1, 2);
    expect(demand.peak(59_999)).toBe(3);
    expect(demand.peak(60_002)).toBe(0);
  });

  test('of a thousand at once is remembered as far as it matters, and costs no more', () => {
    const demand = after(...Array.from({ length: 1_000 }, () => 0));
    expect(demand.peak(0)).toBe(64);
  });
});

describe('an allowance', () => {
  test('is used up by one that changes its mind wildly, and comes back slowly', () => {
    const allowance = new Allowance(0);
    let started = 0;
    for (let now = 0; now < 3_600_000; now += 100) if (allowance.use(now)) started += 1;
    // Twenty-four, and one each five seconds of the hour.
    expect(started).toBe(24 + 719);
  });

  test('is given back by a run, and never beyond its measure', () => {
    const allowance = new Allowance(0);
    for (let time = 0; time < 24; time += 1) expect(allowance.use(0)).toBe(true);
    expect(allowance.use(0)).toBe(false);
    allowance.giveBack();
    expect(allowance.use(0)).toBe(true);
    expect(allowance.use(0)).toBe(false);
    for (let time = 0; time < 1_000; time += 1) allowance.giveBack();
    expect(allowance.left(0)).toBe(24);
  });

  test('does not grow when time runs backwards', () => {
    const allowance = new Allowance(1_000_000);
    while (allowance.use(1_000_000));
    expect(allowance.use(0)).toBe(false);
  });
});
