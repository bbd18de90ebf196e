import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';
import { REPOSITORY } from './support/serve.ts';

const LOOKS = [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { colorScheme: 'dark', contrast: 'more' },
  { forcedColors: 'active' },
] as const;

for (const look of LOOKS) {
  test(`no violations before, during and after a run: ${JSON.stringify(look)}`, async ({
    desk,
  }) => {
    await desk.page.emulateMedia(look);
    await desk.ready();
    await expectAccessible(desk.page);
    await desk.run('import sys\nprint("\\x1b[31mred\\x1b[0m", file=sys.stderr)\ninput("more? ")\n');
    await expect(desk.output).toContainText('more?');
    await expectAccessible(desk.page);
    await desk.stopButton.click();
    await expect(desk.verdict).toContainText('Stopped');
    await desk.layer('Network').getByRole('button', { name: 'Details' }).click();
    await expectAccessible(desk.page);
  });
}

for (const [width, height] of [
  [1024, 700],
  [720, 450],
  [320, 640],
] as const) {
  test(`everything is within reach at ${width} by ${height}`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height });
    await desk.ready();
    const overflow = await desk.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await desk.run('print("small")\n');
    await expect(desk.output).toContainText('small');
    await desk.layer('Network').scrollIntoViewIfNeeded();
    await expect(desk.layer('Network')).toBeInViewport();
    await expectAccessible(desk.page);
    // With a run of the past above it, the output still has room for a few lines.
    const runs = desk.page.getByRole('region', { name: 'Recent runs' });
    await runs.getByRole('button', { name: /^main\.py/ }).click();
    await expect(desk.page.getByRole('button', { name: 'Run again' })).toBeVisible();
    const screen = await desk.output.locator('[data-pane="output"]').boundingBox();
    expect(screen?.height).toBeGreaterThan(90);
  });
}

test('help says what a run is, what the states mean and every key, and gives the focus back', async ({
  desk,
}) => {
  await desk.ready();
  const button = desk.page.getByRole('button', { name: 'Help' });
  await button.click();
  const help = desk.page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('Run the program');
  await expect(help).toContainText('inconclusive');
  await expectAccessible(desk.page);
  await desk.page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await expect(button).toBeFocused();
});

test('F6 goes through the panes', async ({ desk }) => {
  await desk.ready();
  await desk.editor.focus();
  await desk.page.keyboard.press('F6');
  await expect(desk.editor).not.toBeFocused();
  await desk.page.keyboard.press('Shift+F6');
  await expect(desk.editor).toBeFocused();
});

test('the page shows before its heavy parts: less than 400 kB of script, compressed', async () => {
  const page = join(REPOSITORY, 'dist/page');
  const html = await readFile(join(page, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    (m) => m[1] ?? '',
  );
  expect(scripts.length).toBeGreaterThan(0);
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(page, name))).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
});

test('nothing is asked of any other host, and the page keeps its own rules', async ({ desk }) => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  desk.page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const own = hostname === '127.0.0.1' || ['data:', 'blob:', 'glovebox:'].includes(protocol);
    if (!own) elsewhere.push(request.url());
  });
  desk.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  desk.page.on('pageerror', (error) => complaints.push(error.message));
  // Not before: an address lets in once, and its page must have been let in.
  await desk.ready();
  await desk.page.reload();
  await desk.ready();
  await desk.chooseLanguage('TypeScript');
  await desk.chooseLanguage('Python');
  await desk.run('print("quiet")\n');
  await expect(desk.verdict).toContainText('Finished');
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});
