import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../shared/posture.ts';
import { reportText } from '../../../electron/posture/report-text.ts';

const report = (id: string, part: Partial<CheckReport> = {}): CheckReport => ({
  id,
  title: `Title of ${id}`,
  state: 'pass',
  finding: 'as it should be',
  why: 'It matters.',
  mend: null,
  ...part,
});

describe('the report as text', () => {
  test('has groups in their order, and the worst first within each', () => {
    const text = reportText(
      [
        {
          title: 'One',
          checks: [
            report('a'),
            report('b', { state: 'unknown' }),
            report('c', { state: 'warn' }),
            report('d', { state: 'fail' }),
          ],
        },
        { title: 'Two', checks: [report('e'), report('f', { state: 'warn' })] },
      ],
      80,
    );
    expect(text.match(/^[A-Z]+$|(?<=Title of ).$/gm)).toEqual([
      'ONE',
      'd',
      'c',
      'b',
      'a',
      'TWO',
      'f',
      'e',
    ]);
    expect(text).toMatch(/\n1 fail, 2 warn, 1 unknown, 2 pass\. Nothing was changed\.\n$/);
  });

  test('says of what is not well why it matters and how to mend it', () => {
    const bad = report('a', { state: 'warn', finding: 'not so good', mend: 'Do `this`' });
    expect(reportText([{ title: 'One', checks: [bad] }], 80)).toBe(
      [
        'ONE',
        '',
        'warn     Title of a',
        '         Found: not so good.',
        '         Why: It matters.',
        '         Mend: Do `this`.',
        '',
        '0 fail, 1 warn, 0 unknown, 0 pass. Nothing was changed.',
        '',
      ].join('\n'),
    );
  });

  test('keeps to the width, and no command is cut', () => {
    const command = '`sudo apt-get update && sudo apt-get install --only-upgrade runc`';
    const mend = `${'word '.repeat(40)}${command} ${'word '.repeat(40)}`;
    const text = reportText([{ title: 'One', checks: [report('a', { state: 'fail', mend })] }], 60);
    expect(text).toContain(command);
    const long = text.split('\n').filter((line) => line.length > 60);
    expect(long).toEqual([expect.stringContaining(command)]);
  });
});
