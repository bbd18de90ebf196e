import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** `npm run pictures`: the README's pictures, taken of the real page running real programs. */
export default defineConfig(base, {
  testDir: '../test/e2e/pictures',
  testMatch: '*.picture.ts',
  projects: [{ name: 'browser', use: { browserName: 'chromium' } }],
});
