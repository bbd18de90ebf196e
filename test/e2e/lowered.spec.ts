/** Lowered layers: seen, said and consented to before the run, and gone after it. */
import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';

test('what is lowered is marked across the desk, says what it exposes, and falls back', async ({
  desk,
}) => {
  await desk.ready();
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await expect(banner).toHaveCount(0);
  await desk.layer('Unprivileged user').getByRole('combobox').selectOption('root');
  await expect(banner).toContainText('Next run: Unprivileged user open.');
  await expect(banner).toContainText('It could be root inside its sandbox.');
  await expect(banner).toContainText('For the next run, then back to Hardened.');
  await expect(banner).not.toContainText('consent');
  await expect(desk.page).toHaveTitle('Unprivileged user open · Glovebox');
  await expect(desk.runButton).toHaveAccessibleDescription(/Unprivileged user open/);
  await expect(desk.layers).toContainText('it could be root inside its sandbox');
  await expectAccessible(desk.page);

  await desk.run('input("wait ")\n');
  await expect(desk.output).toContainText('wait');
  await expect(banner).toContainText('This run: Unprivileged user open.');
  await expect(desk.layers.getByText('This run, going on')).toBeVisible();
  await expect(banner.getByRole('button')).toHaveCount(0);
  await expectAccessible(desk.page);
  await desk.sendLine('on');

  await expect(desk.verdict).toContainText('Finished');
  await expect(banner).toHaveCount(0);
  await expect(desk.page).toHaveTitle('Glovebox');
  await expect(desk.layers.getByText('This run could be root inside its sandbox.')).toBeVisible();
  await expect(desk.layers).toContainText('it could not reach the internet or your local network');
  await expect(desk.layer('Unprivileged user')).toContainText('Uid: 0 0 0 0');
});

test('a hardened run is said to have been held, by its evidence only', async ({ desk }) => {
  await desk.ready();
  await expect(desk.layers).toContainText('the next run cannot reach the internet');
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.layers).toContainText(
    'this run could not reach the internet or your local network, read your files, become root, outgrow its limits or outlive its run.',
  );
});

test('consent is spoken of before the run that is refused without it', async ({ desk, door }) => {
  test.skip(door === 'electron', 'There a dialog asks');
  await desk.ready();
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await desk.layer('Network').getByRole('combobox').selectOption('internet');
  await expect(banner).toContainText('Needs consent: start Glovebox with --allow-weakening.');
  await expect(desk.layers).toContainText('Without it the run is refused.');
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('consent');
  // Nothing has run with it, so it stays asked for until it is taken back.
  await expect(banner).toContainText('Next run: Network open.');
  await banner.getByRole('button', { name: 'Reset' }).click();
  await expect(banner).toHaveCount(0);
  await desk.runButton.click();
  await expect(desk.verdict).toContainText('Finished');
});

test('a raised limit says what could be used up, and falls back', async ({ desk }) => {
  await desk.ready();
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await desk.layer('Memory').getByRole('textbox').fill('512');
  await expect(banner).toContainText('Next run: Memory raised. It could use 512 MiB of memory.');
  await expect(desk.layers).toContainText(
    '1 change from Hardened: for the next run Memory 512 MiB.',
  );
  await expect(desk.runButton).toHaveAccessibleDescription(/Memory raised/);
  await expectAccessible(desk.page);
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(banner).toHaveCount(0);
  await expect(desk.layer('Memory').getByRole('textbox')).toHaveValue('256');
});

test('levels that are a door to the host together are said to be refused beforehand', async ({
  desk,
}) => {
  await desk.ready();
  await desk.layer('Unprivileged user').getByRole('combobox').selectOption('root');
  await desk.layer('Masked kernel files').getByRole('combobox').selectOption('unmasked');
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await expect(banner).toContainText('It will be refused. Root with unmasked kernel files');
});

test('a preset that is weaker is marked for as long as it is chosen', async ({ desk }) => {
  await desk.ready();
  await desk.preset.selectOption('docker-default');
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  await expect(banner).toContainText('Until another preset than Docker default is chosen.');
  await expect(desk.layers).toContainText(
    /As Docker default, which differs from Hardened in \d+ levels/,
  );
  await expectAccessible(desk.page);
  // What is for one run besides is told apart, and taken back by itself.
  await desk.layer('Own shared memory').getByRole('combobox').selectOption('shareable');
  await expect(banner).toContainText('For the next run, then back to Docker default.');
  await expect(banner).toContainText('Less than Hardened that is too.');
  await banner.getByRole('button', { name: 'Reset' }).click();
  await banner.getByRole('button', { name: 'Back to Hardened' }).click();
  await expect(desk.preset).toHaveValue('hardened');
  await expect(banner).toHaveCount(0);
});

test('the mark leaves room on a small screen', async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1024, height: 700 });
  await desk.ready();
  for (const [title, level] of [
    ['Network', 'internet'],
    ['Unprivileged user', 'root'],
    ['Capabilities', 'docker-default'],
    ['No new privileges', 'off'],
    ['System-call filter', 'off'],
  ] as const) {
    await desk.layer(title).getByRole('combobox').selectOption(level);
  }
  const banner = desk.page.getByRole('region', { name: 'Lowered layers' });
  expect((await banner.boundingBox())?.height).toBeLessThan(70);
  await expectAccessible(desk.page);
  const header = desk.page.getByRole('banner');
  for (const width of [1024, 1101, 1180, 1280, 1366, 1440, 1920]) {
    await desk.page.setViewportSize({ width, height: 700 });
    expect((await header.boundingBox())?.height, `at ${width}`).toBeLessThan(56);
    const scrolled = await header.evaluate((it) => it.scrollWidth - it.clientWidth);
    expect(scrolled, `at ${width}`).toBe(0);
  }
});

test('a size is set by its slider, by keyboard, and is spoken with its unit', async ({ desk }) => {
  await desk.ready();
  const memory = desk.layer('Memory');
  const slider = memory.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', '256 MiB');
  await slider.focus();
  await slider.press('ArrowRight');
  await expect(memory.getByRole('textbox')).toHaveValue('384');
  await expect(slider).toHaveAttribute('aria-valuetext', '384 MiB');
  await slider.press('Home');
  await expect(memory.getByRole('textbox')).toHaveValue('16');
  await memory.getByRole('textbox').fill('100');
  await expect(slider).toHaveAttribute('aria-valuetext', '100 MiB');
  await memory.getByRole('button', { name: 'Details' }).click();
  await memory.getByRole('button', { name: 'Hardened: 256 MiB' }).click();
  await expect(desk.layers.getByText('no changes')).toBeVisible();
});

test('the evidence is a click away: from the counts, from the picture, in the list', async ({
  desk,
}) => {
  await desk.ready();
  await desk.run('print(1)\n');
  await expect(desk.verdict).toContainText('Finished');
  const capabilities = desk.layer('Capabilities');
  const fact = capabilities.getByText(/^CapEff: 0+/);
  await expect(fact).toBeHidden();
  await capabilities.getByRole('button', { name: 'Details' }).click();
  await expect(fact).toBeVisible();
  // What is not in force says why at once.
  await desk.layers.getByRole('button', { name: /unavailable$/ }).click();
  await expect(capabilities).toHaveCount(0);
  await expect(desk.layer('Runtime')).toContainText(/kernel answers/);
  await expectAccessible(desk.page);
  await desk.layers.getByRole('button', { name: /unavailable$/ }).click();
  await expect(capabilities).toBeVisible();
  // The picture is for the pointer: an arc leads to its layer.
  const arc = desk.layers.locator('svg.rings g path').last();
  const middle = await arc.evaluate((path) => {
    if (!(path instanceof SVGPathElement)) throw new Error('An arc is a path');
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined);
    return { x: point.x, y: point.y };
  });
  await desk.page.mouse.click(middle.x, middle.y);
  await expect(desk.layer('Single use').getByRole('button', { name: 'Details' })).toBeFocused();
  await expect(desk.layer('Single use').getByText('started once')).toBeVisible();
});

test('the same sandbox is told for Compose and Kubernetes, with what they do not say', async ({
  desk,
}) => {
  await desk.ready();
  await desk.layers.getByRole('combobox', { name: 'Tool' }).selectOption('Compose');
  const compose = desk.layers.getByRole('region', { name: 'The same as a Compose file' });
  await expect(compose).toContainText('read_only: true');
  await desk.layers.getByRole('combobox', { name: 'Tool' }).selectOption('Kubernetes');
  const pod = desk.layers.getByRole('region', { name: 'The same as a Kubernetes pod' });
  await expect(pod).toContainText('readOnlyRootFilesystem: true');
  await pod.getByText(/things? that it does not say/).click();
  await expect(pod.getByRole('listitem').first()).toBeVisible();
  await expectAccessible(desk.page);
});
