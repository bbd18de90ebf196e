import { expect, test } from 'vitest';
import { roundOrder } from '../../bench/rotation.ts';

const WAYS = ['bare', 'docker', 'cold', 'parked'];

test('every round has everything once', () => {
  for (let round = 0; round < 20; round++) {
    expect(roundOrder(WAYS, round).toSorted()).toEqual(WAYS.toSorted());
  }
});

test('in eight rounds of four, each stands in each place twice', () => {
  for (const way of WAYS) {
    const places = Array.from({ length: 8 }, (_, round) => roundOrder(WAYS, round).indexOf(way));
    expect(places.toSorted((one, other) => one - other)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  }
});

test('none always follows the same one', () => {
  for (const way of WAYS) {
    const before = new Set<string | undefined>();
    for (let round = 0; round < 8; round++) {
      const order = roundOrder(WAYS, round);
      const place = order.indexOf(way);
      if (place > 0) before.add(order[place - 1]);
    }
    expect(before.size).toBeGreaterThan(1);
  }
});

test('of nothing there is no order', () => {
  expect(roundOrder([], 3)).toEqual([]);
});
