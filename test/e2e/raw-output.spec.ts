import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

const raw = (page: Page) => page.getByRole('textbox', { name: 'Raw output' });

/** What stands in the raw view, as far as it is in sight. */
async function rawLines(page: Page): Promise<string> {
  const lines = await page.locator('.raw-text .view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

async function download(page: Page, save: () => Promise<void>): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await save();
  return readFile(await (await started).path());
}

const HOSTILE = [
  'import sys',
  String.raw`sys.stdout.write("\x1b]0;EVIL\x07title\n\x1b[8mconcealed\x1b[0m\n")`,
  String.raw`sys.stdout.write("\x1b]8;;http://evil.example/\x07link\x1b]8;;\x07\n")`,
  String.raw`sys.stdout.write("access\u202egranted zero\u200bwidth\n")`,
  'sys.stdout.flush()',
  String.raw`sys.stdout.buffer.write(b"wrong \xff\xfe bytes\0\r\n")`,
  'sys.stdout.flush()',
  String.raw`sys.stderr.write("to stderr <img src=x onerror='document.title=1'>\n")`,
].join('\n');

test('what was hidden is noticed, shown raw, and as it was on the screen again', async ({
  desk,
}) => {
  // Only what is in sight is in the document.
  await desk.page.setViewportSize({ width: 1440, height: 1200 });
  await desk.ready();
  await desk.run(HOSTILE);
  await expect(desk.verdict).toContainText('Finished');
  const note = desk.output.getByRole('button', { name: /had no effect/ });
  await expect(note).toContainText('4 sequences and 2 characters had no effect');
  await note.click();
  await expect(raw(desk.page)).toBeVisible();
  await expect(note).toBeHidden();
  await expect
    .poll(() => rawLines(desk.page))
    .toContain(
      '\\x1b]0;EVIL\\x07title\n\\x1b[8mconcealed\\x1b[0m\n\\x1b]8;;http://evil.example/\\x07link\\x1b]8;;\\x07',
    );
  const shown = await rawLines(desk.page);
  expect(shown).toContain('access<U+202E>granted zero<U+200B>width');
  expect(shown).toContain('wrong \\xff\\xfe bytes\\x00\\r');
  expect(shown).toContain("to stderr <img src=x onerror='document.title=1'>");
  await expect(desk.page.locator('.raw-text img')).toHaveCount(0);
  await expect(desk.output.getByRole('link')).toHaveCount(0);
  expect(await desk.page.title()).toBe('Glovebox');
  await expectAccessible(desk.page);
  await desk.page.keyboard.press('Alt+o');
  await expect(raw(desk.page)).toBeHidden();
  await expect(desk.output).toContainText('access<U+202E>granted');
  await expect(note).toBeVisible();
});

test('the raw text is searched, copied and saved, and so are the exact bytes', async ({
  desk,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
  await desk.ready();
  await desk.run(HOSTILE);
  await expect(desk.verdict).toContainText('Finished');
  await desk.output.getByRole('button', { name: 'Raw', exact: true }).click();
  await expect.poll(() => rawLines(desk.page)).toContain('concealed');
  const text = await download(desk.page, () =>
    desk.page.getByRole('button', { name: 'Save the output to disk' }).click(),
  );
  expect(text.toString()).toContain('\\x1b[8mconcealed');
  expect(text.includes('\x1b')).toBe(false);
  await desk.page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(desk.page.getByRole('searchbox', { name: 'Find a command' })).toBeFocused();
  await desk.page.keyboard.type('exact bytes');
  const bytes = await download(desk.page, () => desk.page.keyboard.press('Enter'));
  expect(bytes.includes(Buffer.from('\x1b[8mconcealed\x1b[0m\n'))).toBe(true);
  expect(bytes.includes(Buffer.from([0xff, 0xfe]))).toBe(true);
  await desk.page.getByRole('button', { name: 'Find in the output' }).click();
  await desk.page.keyboard.type('evil.example');
  await expect(desk.output.getByText('1 of 1')).toBeVisible();
});

test('a run of the past is shown raw too', async ({ desk }) => {
  await desk.ready();
  await desk.run(HOSTILE);
  await expect(desk.verdict).toContainText('Finished');
  await desk.run('print("harmless")\n');
  await expect(desk.output).toContainText('harmless');
  await expect(desk.output.getByRole('button', { name: /had no effect/ })).toBeHidden();
  const runs = desk.page.getByRole('region', { name: 'Recent runs' });
  await runs
    .getByRole('button', { name: /^main\.py/ })
    .last()
    .click();
  await desk.output.getByRole('button', { name: /4 sequences/ }).click();
  await expect.poll(() => rawLines(desk.page)).toContain('\\x1b]0;EVIL');
});

test('a flood is kept at both of its ends, and a million lines are no million elements', async ({
  desk,
}) => {
  await desk.ready();
  await desk.layer('Output').getByRole('textbox').fill('131072');
  await desk.layer('Deadline').getByRole('textbox').fill('60');
  const program = [
    'import sys',
    String.raw`sys.stdout.write("\x1b]0;EVIL\x07the first line\n")`,
    'for _ in range(200_000): print("all work and no play " * 5)',
    'print("\\n" * 1_000_000)',
    'print("the last line")',
  ];
  await desk.run(program.join('\n'));
  await expect(desk.verdict).toContainText('Finished', { timeout: 60_000 });
  await desk.output.getByRole('button', { name: /had no effect/ }).click();
  await expect.poll(() => rawLines(desk.page)).toContain('\\x1b]0;EVIL\\x07the first line');
  expect(await desk.page.locator('.raw-text .view-line').count()).toBeLessThan(200);
  await raw(desk.page).press('ControlOrMeta+End');
  await expect.poll(() => rawLines(desk.page)).toContain('the last line');
  // As it was on the screen, more than can be scrolled back to: the file has the beginning too.
  await desk.page.keyboard.press('Alt+o');
  const saved = await download(desk.page, () =>
    desk.page.getByRole('button', { name: 'Save the output to disk' }).click(),
  );
  expect(saved.subarray(0, 14).toString()).toBe('the first line');
  expect(saved.toString()).toMatch(/\[\d+\.\d MiB between are not kept\]/);
  expect(saved.toString().trimEnd().endsWith('the last line')).toBe(true);
  await expect(desk.page.getByText(/between are not kept/)).toBeVisible();
});
