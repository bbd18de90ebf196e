import process from 'node:process';
import { defineConfig } from '@playwright/test';

/** What is measured by the clock runs when nothing else does. */
const ALONE = /(window-speed|large-file|hostile-output)\.spec\.ts$/;

const executablePath = process.env['GLOVEBOX_CHROMIUM'];

/**
 * The specs are written once and run through either door; which one is the project's name.
 * Whatever is in `launchOptions` concerns the browser's door only.
 */
export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Most of a test is waiting; each has an application of its own, on the one engine.
  workers: 2,
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
  projects: [
    { name: 'browser', testIgnore: ALONE, use: { browserName: 'chromium' } },
    {
      name: 'browser-alone',
      testMatch: ALONE,
      use: { browserName: 'chromium' },
      workers: 1,
      dependencies: ['browser'],
    },
    { name: 'electron', workers: 1, dependencies: ['browser-alone'] },
  ],
});
