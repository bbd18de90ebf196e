import process from 'node:process';
import { defineConfig } from '@playwright/test';

const executablePath = process.env['GLOVEBOX_CHROMIUM'];

/**
 * The specs are written once and run through either door; which one is the project's name.
 * Whatever is in `launchOptions` concerns the browser's door only.
 */
export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // One engine, and one application at a time on it.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // The JSON report's place is given by PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter:
    process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] === undefined ? 'list' : [['list'], ['json']],
  use: {
    // A trace copies the whole page with every step, which takes longer than the step.
    trace: process.env['GLOVEBOX_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // The page under test is our own, and root's Chromium cannot have a sandbox.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking'],
    },
  },
  projects: [{ name: 'browser', use: { browserName: 'chromium' } }, { name: 'electron' }],
});
