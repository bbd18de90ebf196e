import type { MessageBoxReturnValue } from 'electron';
import { expect, test, vi } from 'vitest';
import { askByDialog, consentDialog } from '../../../electron/shell/consent-dialog.ts';

const REQUEST = { weakenings: ['Seccomp: off. Every system call is open.', 'Network: internet.'] };

type Show = () => Promise<MessageBoxReturnValue>;

const pressed = (response: number): MessageBoxReturnValue => ({ response, checkboxChecked: false });

test('the dialog says what would be weaker, and Enter and Escape both cancel', () => {
  const dialog = consentDialog(REQUEST);
  for (const weakening of REQUEST.weakenings) expect(dialog.detail).toContain(weakening);
  expect(dialog.type).toBe('warning');
  expect(dialog.buttons?.[dialog.defaultId ?? -1]).toBe('Cancel');
  expect(dialog.buttons?.[dialog.cancelId ?? -1]).toBe('Cancel');
});

test.each([
  [0, false],
  [1, true],
  [-1, false],
  [2, false],
])('pressing button %d is consent: %s', async (response, agreed) => {
  const ask = askByDialog(async () => pressed(response));
  expect(await ask(REQUEST)).toBe(agreed);
});

test('while one dialog is open, nothing else is asked, and the answer is no', async () => {
  let press: (value: MessageBoxReturnValue) => void = () => undefined;
  const show = vi.fn<Show>(
    () =>
      new Promise<MessageBoxReturnValue>((resolve) => {
        press = resolve;
      }),
  );
  const ask = askByDialog(show);
  const first = ask(REQUEST);
  expect(await ask(REQUEST)).toBe(false);
  expect(show).toHaveBeenCalledTimes(1);
  press(pressed(1));
  expect(await first).toBe(true);
  const next = ask(REQUEST);
  expect(show).toHaveBeenCalledTimes(2);
  press(pressed(0));
  expect(await next).toBe(false);
});

test('consent is for one run: the next is asked for again', async () => {
  const show = vi.fn<Show>(async () => pressed(1));
  const ask = askByDialog(show);
  await ask(REQUEST);
  await ask(REQUEST);
  expect(show).toHaveBeenCalledTimes(2);
});

test('a dialog that cannot be shown is no consent, and bars no later one', async () => {
  const show = vi.fn<Show>(async () => pressed(1)).mockRejectedValueOnce(new Error('no display'));
  const ask = askByDialog(show);
  await expect(ask(REQUEST)).rejects.toThrow('no display');
  expect(await ask(REQUEST)).toBe(true);
});
