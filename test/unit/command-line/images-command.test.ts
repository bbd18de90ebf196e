import { expect, test } from 'vitest';
import { imagesCommand } from '../../../electron/command-line/images-command.ts';
import { badInput, rejectionOf } from '../support/refusal.ts';

test.each([
  [[]],
  [['destroy']],
  [['constructor']],
  [['toString']],
  [['__proto__']],
  [['hasOwnProperty', 'x']],
])(
  'images %j is a usage error that lists what it takes, before anything is touched',
  async (words) => {
    expect(await rejectionOf(imagesCommand(words))).toEqual(
      badInput('images takes list, build, export FILE or import FILE'),
    );
  },
);

test('an option that there is not is a usage error', async () => {
  expect(await rejectionOf(imagesCommand(['list', '--force']))).toEqual(badInput('--force'));
});
