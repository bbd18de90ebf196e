/**
 * How fast the window is, measured where a person would feel it. Without
 * Playwright's traces: their snapshots are work in the page that is not its own.
 */
import { BrowserApplication } from './support/application.ts';
import { expect, test } from './fixtures.ts';

test.use({ trace: 'off' });

const LOADS = 5;
const TYPED = '# typed at once ';

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.POSITIVE_INFINITY;

const shown = (figures: readonly number[]): string =>
  `median ${Math.round(median(figures))} ms of ${figures.map(Math.round).join(', ')}`;

/** In the page: goes to the program's field as soon as it is there, and notes when a key stands in it. */
function watchTyping(): void {
  const note = (name: string) =>
    Reflect.has(globalThis, name) || Reflect.set(globalThis, name, performance.now());
  const enter = () => {
    const field = document.querySelector<HTMLElement>('[aria-label^="Program "]');
    if (field === null) return;
    field.focus();
    note('fieldMs');
    watcher.disconnect();
  };
  const watcher = new MutationObserver(enter);
  watcher.observe(document, { childList: true, subtree: true });
  // After the frame that shows it.
  addEventListener('keydown', () => requestAnimationFrame(() => setTimeout(note, 0, 'typedMs')), {
    capture: true,
    once: true,
  });
}

test('the page shows within a second and is typed into within two, and nothing typed is lost', async ({
  application,
  desk,
}) => {
  test.skip(!(application instanceof BrowserApplication), 'Measured through serve');
  // Warm: the browser has been here before, the application is up, and images are built.
  await desk.ready();
  await desk.page.addInitScript(watchTyping);
  const paints: number[] = [];
  const typings: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await desk.page.reload({ waitUntil: 'commit' });
    // The plain editor counts: what is typed into it must stand in the full one.
    await desk.page.waitForFunction(() => Reflect.has(globalThis, 'fieldMs'));
    await desk.page.keyboard.type(TYPED);
    await desk.ready();
    await expect.poll(() => desk.program()).toContain(TYPED.trim());
    const measured = await desk.page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      typed: Reflect.get(globalThis, 'typedMs') as number,
    }));
    paints.push(measured.paint);
    typings.push(measured.typed);
    // Saved before the next load, which then has it as well.
    await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  }
  const annotate = (type: string, description: string) =>
    test.info().annotations.push({ type, description });
  annotate('first contentful paint', shown(paints));
  annotate('first character typed', shown(typings));
  const program = await desk.program();
  expect(program.split(TYPED.trim())).toHaveLength(LOADS + 1);
  expect(median(paints)).toBeLessThan(1_000);
  expect(median(typings)).toBeLessThan(2_000);
});

test('whoever types while the full editor comes goes on where they were', async ({
  application,
  desk,
}) => {
  test.skip(
    !(application instanceof BrowserApplication),
    'The desktop application’s files cannot be held up',
  );
  await desk.ready();
  await desk.paste('print("kept")\n');
  await expect(desk.page.getByText('saved', { exact: true })).toBeVisible();
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await desk.page.route(/\/assets\/monaco-[^/]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await desk.page.reload();
  await expect(desk.editor).toBeVisible();
  await desk.editor.focus();
  await desk.page.keyboard.press('ControlOrMeta+End');
  await desk.page.keyboard.type('print("typed early")  # and ');
  letGo();
  await desk.ready();
  await desk.page.keyboard.type('late');
  await expect.poll(() => desk.program()).toContain('print("typed early")  # and late');
  expect(await desk.program()).toContain('print("kept")');
});
