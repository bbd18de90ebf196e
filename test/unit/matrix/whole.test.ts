import { expect, test } from 'vitest';
import type { Shown } from '../../engine/matrix/table.ts';
import { gaps, kernelVersion } from '../../engine/matrix/whole.ts';

const column = (id: string) => ({ id, title: id, about: '' });
const shown: readonly Shown[] = [{ state: 'open', works: true }];
const row = (...ids: string[]) => ({
  layer: 'network',
  does: 'calls',
  levels: 'x',
  cells: new Map(ids.map((id) => [id, shown] as const)),
});
const ran = (name: string, state?: string) => ({
  name,
  ...(state === undefined ? {} : { result: { state } }),
});
const file = (...tasks: ReturnType<typeof ran>[]) => ({
  name: 'file',
  tasks: [{ name: 'group', result: { state: 'pass' }, tasks }],
});
const well = file(ran('one', 'pass'));

test('a matrix may be written when it is whole and every test has passed', () => {
  expect(gaps(['a', 'b'], [column('a'), column('b')], [row('a', 'b')], well)).toEqual([]);
});

test('not without a column, nor with a cell that was not tried', () => {
  expect(gaps(['a', 'b'], [column('a')], [row('a', 'b')], well)).toEqual(['b has no column']);
  expect(gaps(['a', 'b'], [column('a'), column('b')], [row('a')], well)).toEqual([
    'b was not tried on network calls',
  ]);
});

test('not when a test failed or was left out', () => {
  const tasks = file(ran('one', 'pass'), ran('two', 'fail'), ran('three', 'skip'), ran('four'));
  expect(gaps(['a'], [column('a')], [row('a')], tasks)).toEqual([
    'not passed: two',
    'not passed: three',
    'not passed: four',
  ]);
});

test('the kernel’s version is told without its vendor’s suffix', () => {
  expect(kernelVersion('6.1.0-18-amd64')).toBe('6.1.0');
  expect(kernelVersion('6.18-rc2')).toBe('6.18');
  expect(kernelVersion('whatever')).toBe('of an unknown version');
});
