/**
 * Renders icon.svg into what each system wants, to be committed: `node build/icons/render.mjs`.
 *
 * electron-builder would make them itself, with a tool that it downloads when packaging.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from '../setup/browser.mjs';
import { readHost } from '../setup/host.mjs';
import { inRepository } from '../setup/repository.mjs';
import { icnsOf, icoOf } from './containers.mjs';

const FOLDER = inRepository('build/icons');
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const ICNS_SIZES = [32, 64, 128, 256, 512, 1024];

const svg = readFileSync(`${FOLDER}/icon.svg`, 'utf8');
const pngs = await render(new Set([...LINUX_SIZES, ...ICO_SIZES, ...ICNS_SIZES]));
mkdirSync(`${FOLDER}/png`, { recursive: true });
for (const size of LINUX_SIZES) writeFileSync(`${FOLDER}/png/${size}x${size}.png`, pngOf(size));
writeFileSync(`${FOLDER}/icon.ico`, icoOf(ICO_SIZES.map((size) => ({ size, png: pngOf(size) }))));
writeFileSync(
  `${FOLDER}/icon.icns`,
  icnsOf(ICNS_SIZES.map((size) => ({ size, png: pngOf(size) }))),
);

/** @param {number} size */
function pngOf(size) {
  const png = pngs.get(size);
  if (png === undefined) throw new Error(`Nothing was rendered at ${size} pixels.`);
  return png;
}

/**
 * @param {ReadonlySet<number>} sizes pixels
 * @returns {Promise<Map<number, Buffer>>}
 */
async function render(sizes) {
  const executablePath = findBrowser(readHost());
  if (executablePath === null) throw new Error('There is no Chromium here to render with.');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
    /** @type {Map<number, Buffer>} */
    const rendered = new Map();
    for (const size of sizes) {
      const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
      await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${sized}`);
      const clip = { x: 0, y: 0, width: size, height: size };
      rendered.set(size, await page.screenshot({ clip, omitBackground: true }));
    }
    return rendered;
  } finally {
    await browser.close();
  }
}
