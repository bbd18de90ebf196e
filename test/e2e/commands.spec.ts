/** What has a key or a place in the palette, and files that come from outside of the window. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { dragFile } from './support/drag.ts';
import { expectAccessible } from './support/accessibility.ts';

test('the output is found in, copied, saved and cleared by key', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  await page.context().grantPermissions(['clipboard-write']);
  await desk.run('print("first line")\nprint("second line")\n');
  await expect(desk.verdict).toContainText('Finished');

  await page.keyboard.press('Alt+s');
  const find = desk.output.getByRole('textbox', { name: 'Find in the output' });
  await expect(find).toBeFocused();
  await page.keyboard.type('second');
  await desk.editor.focus();
  await page.keyboard.press('Alt+s');
  await expect(find).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(find).toHaveCount(0);

  await page.keyboard.press('Alt+Shift+C');
  const news = page.getByRole('status', { name: 'News' });
  await expect(news).toContainText('The output has been copied.');
  await expectAccessible(page);
  // The page itself may not read the clipboard: what was copied shows where a person pastes it.
  await desk.editor.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await expect.poll(() => desk.program()).toContain('first line\nsecond line');
  await expect(news).toBeEmpty();

  const download = page.waitForEvent('download');
  await page.keyboard.press('Alt+Shift+S');
  expect(await readFile(await (await download).path(), 'utf8')).toBe('first line\nsecond line\n');
  const bytes = page.waitForEvent('download');
  await page.keyboard.press('Alt+Shift+B');
  expect((await bytes).suggestedFilename()).toBe('output.bin');

  await page.keyboard.press('Alt+k');
  await expect(desk.output).not.toContainText('second line');
});

test('a program’s input is ended by key, from wherever the focus is', async ({ desk }) => {
  await desk.ready();
  await desk.run(
    'import sys\nprint("waiting", flush=True)\nprint(len(sys.stdin.read()), "read")\n',
  );
  await expect(desk.output).toContainText('waiting');
  await desk.sendLine('four');
  await desk.editor.focus();
  await desk.page.keyboard.press('Alt+d');
  await expect(desk.output).toContainText('5 read');
});

test('the docker run line is copied, and all runs are forgotten, by the palette', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.ready();
  await page.context().grantPermissions(['clipboard-write']);
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  await desk.command('copy equivalent');
  await expect(page.getByRole('status', { name: 'News' })).toContainText('has been copied');
  await desk.editor.focus();
  await page.keyboard.press('Control+v');
  await expect.poll(() => desk.program()).toContain('docker run');

  const runs = page.getByRole('region', { name: 'Recent runs' });
  await expect(runs.getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Control+b');
  await desk.command('forget all runs');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Forget them' }).click();
  await expect(runs.getByRole('listitem')).toHaveCount(0);
});

test('files are opened by key, and dropped anywhere', async ({ desk }) => {
  const { page } = desk;
  // Long before the key: the browser takes a while to hand its choosers over.
  const chooser = page.waitForEvent('filechooser');
  await desk.ready();
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles([
    { name: 'tool.rb', mimeType: 'text/plain', buffer: Buffer.from('puts "by key"\n') },
  ]);
  await expect(desk.language).toHaveValue('ruby');
  await expect.poll(() => desk.program()).toContain('by key');

  const folder = await mkdtemp(join(tmpdir(), 'glovebox-drop-'));
  const path = join(folder, 'dropped.lua');
  await writeFile(path, 'print("dropped")\n');
  const program = await dragFile(desk.editor, path);
  await program.enter();
  const place = page.getByText('Drop the files to open them');
  await expect(place).toBeVisible();
  await expectAccessible(page);
  await program.drop();
  await expect(place).toHaveCount(0);
  await expect(desk.language).toHaveValue('lua');
  await expect.poll(() => desk.program()).toContain('dropped');

  const dragged = await dragFile(desk.editor, folder);
  await dragged.enter();
  await expect(place).toBeVisible();
  await dragged.drop();
  await expect(page.getByText(/is a folder; drop the files in it/)).toBeVisible();

  const bundle = join(folder, 'bundle.tar');
  await writeFile(bundle, 'Dear Sir or Madam');
  const carried = await dragFile(desk.editor, bundle);
  await carried.enter();
  await expect(place).toBeVisible();
  await carried.drop();
  const languages = page.getByRole('dialog', { name: 'Languages on this machine' });
  await expect(languages.getByText(/^bundle\.tar: .*no tar archive/)).toBeVisible();

  // What is dragged over a dialog leaves nothing behind on the desk.
  const past = await dragFile(languages, folder);
  await past.enter();
  await page.keyboard.press('Escape');
  await expect(languages).toHaveCount(0);
  await expect(place).toHaveCount(0);
  await rm(folder, { recursive: true });
});
