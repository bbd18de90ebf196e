/** Languages that are there, that are not yet, and that come from a file. */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';
import { dragFile } from './support/drag.ts';
import { expectAccessible } from './support/accessibility.ts';
import type { Desk } from './support/desk.ts';
import { REPOSITORY } from './support/serve.ts';

const run = promisify(execFile);

/** As every tar archive begins: what does not is refused at once. */
const BEGINNING = Buffer.concat([Buffer.alloc(257, 65), Buffer.from('ustar'), Buffer.alloc(250)]);

let folder = '';
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glovebox-images-'));
});
test.afterAll(() => rm(folder, { recursive: true }));

async function openLanguages({ page }: Desk) {
  await page.keyboard.press('Alt+g');
  const languages = page.getByRole('dialog', { name: 'Languages on this machine' });
  await expect(languages).toContainText('14 of 14 languages are ready, also without a network.');
  return languages;
}

/** Chooses a file for the import as a person does. */
async function importFile({ page }: Desk, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a bundle…' }).click();
  await (await chooser).setFiles(file);
}

test('images from a file need consent that the page cannot give', async ({ desk, dataFolder }) => {
  await desk.ready();
  const file = join(folder, 'some.tar');
  await writeFile(file, BEGINNING);
  const languages = await openLanguages(desk);
  await importFile(desk, file);
  await expect(languages.getByText(/needs your consent/)).toBeVisible();
  expect(await readdir(join(dataFolder, 'incoming'))).toEqual([]);
});

test('the command to import opens the languages with the choice of a file, and the focus stays there', async ({
  desk,
}) => {
  await desk.ready();
  const chooser = desk.page.waitForEvent('filechooser');
  await desk.command('import languages');
  await chooser;
  const languages = desk.page.getByRole('dialog', { name: 'Languages on this machine' });
  await expect(languages.getByRole('button', { name: 'Import a bundle…' })).toBeFocused();
});

test('a file that is dropped on the languages is imported, and what is no archive refused at once', async ({
  desk,
}) => {
  await desk.ready();
  const languages = await openLanguages(desk);
  // What says how it went is there before it has anything to say.
  await expect(languages.locator('.import-bundle output')).toBeAttached();
  const file = join(folder, 'dropped.tar');
  await writeFile(file, 'Dear Sir or Madam');
  const drag = await dragFile(languages.locator('.languages-text'), file);
  await drag.enter();
  await drag.drop();
  await expect(languages.getByText(/^dropped\.tar: .*no tar archive/)).toBeVisible();
});

test.describe('with consent', () => {
  test.use({ flags: ['--allow-weakening'] });

  test('a bundle that was made elsewhere is imported, and what is none is refused with its reason', async ({
    desk,
    dataFolder,
  }) => {
    await desk.ready();
    const bundle = join(folder, 'lua.tar');
    await run(process.execPath, ['dist/cli/cli.js', 'images', 'export', bundle, 'lua'], {
      cwd: REPOSITORY,
      env: { ...process.env, GLOVEBOX_DATA: join(folder, 'other-machine') },
    });
    const languages = await openLanguages(desk);
    await expectAccessible(desk.page);
    await importFile(desk, bundle);
    await expect(languages.getByText('Imported: Lua.')).toBeVisible({ timeout: 60_000 });

    const noBundle = join(folder, 'letter.tar');
    await writeFile(noBundle, 'Dear Sir or Madam,\n'.repeat(200));
    await importFile(desk, noBundle);
    await expect(languages.getByText(/^letter\.tar: .*bundle/)).toBeVisible();
    await expectAccessible(desk.page);

    const empty = join(folder, 'empty.tar');
    await writeFile(empty, '');
    await importFile(desk, empty);
    await expect(languages.getByText('This file is empty.')).toBeVisible();
    expect(await readdir(join(dataFolder, 'incoming'))).toEqual([]);
  });

  test('an import that takes long is cancelled, and leaves nothing behind', async ({
    desk,
    dataFolder,
  }) => {
    await desk.ready();
    const large = join(folder, 'large.tar');
    const file = await open(large, 'w');
    await file.write(BEGINNING);
    await file.truncate(2 * 1024 ** 3);
    await file.close();
    const languages = await openLanguages(desk);
    await importFile(desk, large);
    await expect(languages.getByRole('progressbar', { name: 'Taking large.tar' })).toBeVisible();
    await expect.poll(() => readdir(join(dataFolder, 'incoming'))).toHaveLength(1);
    await expect(languages.getByRole('button', { name: 'Cancel the import' })).toBeFocused();
    await desk.page.keyboard.press('Enter');
    await expect(languages.getByRole('button', { name: 'Import a bundle…' })).toBeFocused();
    await expect.poll(() => readdir(join(dataFolder, 'incoming'))).toEqual([]);

    // A page that goes away in the middle takes its import with it.
    await importFile(desk, large);
    await expect.poll(() => readdir(join(dataFolder, 'incoming'))).toHaveLength(1);
    await desk.page.reload();
    await expect.poll(() => readdir(join(dataFolder, 'incoming')), { timeout: 30_000 }).toEqual([]);
  });
});

test.describe('a language that is not there yet', () => {
  test.use({
    // The same application with other recipes for two languages, whose images nobody has made.
    tree: async ({ dataFolder }, use) => {
      const tree = join(dataFolder, 'tree');
      await cp(join(REPOSITORY, 'dist/cli'), join(tree, 'dist/cli'), { recursive: true });
      await symlink(join(REPOSITORY, 'dist/page'), join(tree, 'dist/page'));
      await symlink(join(REPOSITORY, 'dist/main'), join(tree, 'dist/main'));
      await symlink(join(REPOSITORY, 'dist/preload'), join(tree, 'dist/preload'));
      await symlink(join(REPOSITORY, 'package.json'), join(tree, 'package.json'));
      await cp(join(REPOSITORY, 'images'), join(tree, 'images'), { recursive: true });
      for (const language of ['bash', 'lua']) {
        const recipe = join(tree, 'images', language, 'Dockerfile');
        const text = await readFile(recipe, 'utf8');
        // What was never made before, and takes a moment to be.
        await writeFile(recipe, text.replace(/^FROM .*$/m, `$&\nRUN sleep 8 # ${Date.now()}`));
      }
      await use(tree);
    },
  });

  test('is made in turn with others, which can be stopped, and leaves other languages’ runs alone', async ({
    desk,
  }) => {
    test.setTimeout(120_000);
    await desk.ready();
    const { page } = desk;
    await desk.run('import time\nprint("still", flush=True)\ntime.sleep(60)\n');
    await expect(desk.output).toContainText('still');
    await desk.language.selectOption({ label: 'Bash' });
    await page.keyboard.press('Alt+g');
    const languages = page.getByRole('dialog', { name: 'Languages on this machine' });
    await languages.getByRole('button', { name: 'Make all that are missing' }).click();
    await expect(languages.getByRole('button', { name: 'Stop making them' })).toBeFocused();
    await expect(languages.getByText('waits for its turn')).toHaveCount(1);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(languages.getByText('waits for its turn')).toHaveCount(0);
    await expect(
      languages.getByRole('button', { name: 'Make all that are missing' }),
    ).toBeEnabled();
    await expect(languages.getByRole('button', { name: /^Cancel making/ })).toHaveCount(0);

    await languages.getByRole('button', { name: 'Make Bash' }).click();
    await expect(languages.getByRole('button', { name: 'Cancel making Bash' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(languages.getByRole('button', { name: 'Make Bash' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(desk.stopButton).toBeEnabled();
    await expect(desk.verdict).toBeHidden();
    await desk.stopButton.click();
    await expect(desk.verdict).toContainText('Stopped');
  });

  test('is made when it is asked for, with progress and its log, cancelled, and made by a run', async ({
    desk,
  }) => {
    test.setTimeout(300_000);
    await desk.ready();
    const { page } = desk;
    await desk.language.selectOption({ label: 'Bash' });
    await expect(
      page.getByRole('heading', { name: 'Bash is not on this machine yet' }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import a bundle…' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'All languages…' }).click();
    const languages = page.getByRole('dialog', { name: 'Languages on this machine' });
    await expect(languages).toContainText('12 of 14 languages are ready');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Make it now' }).click();
    await expect(page.getByRole('heading', { name: 'Making the image for Bash' })).toBeVisible();
    await expect(desk.output.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.getByText('Show the log').click();
    await expect(page.getByLabel('Log of the image’s making')).toContainText('Step');
    await expectAccessible(page);
    await desk.output.getByRole('button', { name: 'Cancel' }).click();
    await expect(
      page.getByRole('heading', { name: 'Bash is not on this machine yet' }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Make it now' })).toBeFocused();

    await desk.run('echo "made and run"\n');
    await expect(page.getByRole('heading', { name: 'Making the image for Bash' })).toBeVisible();
    await expect(desk.output).toContainText('made and run', { timeout: 200_000 });
    await expect(desk.verdict).toContainText('Finished');
    await page.keyboard.press('Alt+g');
    await expect(
      languages
        .getByRole('listitem')
        .filter({ hasText: 'Bash' })
        .getByText(/^ready, [0-9.]+ [MG]i?B$/),
    ).toBeVisible();
  });
});
