import { expect, test } from 'vitest';
import { matrixTable, withSection } from '../../engine/matrix/table.ts';

const columns = [
  { id: 'a', title: 'One', about: '' },
  { id: 'b', title: 'Two', about: '' },
];

test('says of each engine what became of the program, and what was said of the layer', () => {
  const cells = new Map([
    [
      'a',
      [
        { state: 'enforced', works: false },
        { state: 'open', works: true },
      ] as const,
    ],
    ['b', [{ state: 'refused', works: null }] as const],
  ]);
  const table = matrixTable(columns, [{ layer: 'network', does: 'calls', levels: 'x', cells }]);
  expect(table.split('\n')).toEqual([
    '| layer   | program | levels | One                             | Two     |',
    '| ------- | ------- | ------ | ------------------------------- | ------- |',
    '| network | calls   | x      | stopped, enforced → works, open | refused |',
  ]);
});

test('an engine that was not started has been tried on nothing', () => {
  const row = { layer: 'network', does: '', levels: 'x', cells: new Map() };
  expect(matrixTable(columns, [row])).toContain('| not tried | not tried |');
});

test('goes between its marks, and nowhere else', () => {
  const page = 'before\n<!-- matrix: begin -->\nold\n<!-- matrix: end -->\nafter\n';
  const written = withSection(page, 'new');
  expect(written).toBe('before\n<!-- matrix: begin -->\nnew\n<!-- matrix: end -->\nafter\n');
  expect(withSection(written, 'new')).toBe(written);
  expect(() => withSection('no marks', 'new')).toThrow('no section');
});
