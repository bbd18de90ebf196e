/**
 * The application through either door, which one being the project's name:
 * `browser` starts `serve` and opens the address that it prints, `electron`
 * starts the desktop application. Every test has a data folder of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { findElectron } from '../../build/setup/electron-binary.mjs';
import { type Application, BrowserApplication, DesktopApplication } from './support/application.ts';
import { Desk } from './support/desk.ts';
import { REPOSITORY } from './support/serve.ts';

interface Fixtures {
  /** Beyond this process's own; for tests that want another, with `test.use`. */
  environment: Readonly<Record<string, string>>;
  /** Where the application is; for tests that want another, with `test.use`. */
  tree: string;
  /** Of `serve`, beyond the usual ones; for tests that want some, with `test.use`. */
  flags: readonly string[];
  /** `electron`, or the browser's name; skips what needs Electron's binary where there is none. */
  door: string;
  dataFolder: string;
  /** Started, with its page open. */
  application: Application;
  desk: Desk;
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],
  tree: [REPOSITORY, { option: true }],
  flags: [[], { option: true }],

  door: async ({ browserName }, use, testInfo) => {
    const door = testInfo.project.name === 'electron' ? 'electron' : browserName;
    const isAbsent = door === 'electron' && findElectron() === null;
    testInfo.skip(isAbsent, 'Electron’s binary is not on this machine');
    await use(door);
  },

  dataFolder: async ({ door }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `glovebox-e2e-${door}-`));
    await use(folder);
    await rm(folder, { recursive: true });
  },

  application: async ({ door, dataFolder, environment, tree, flags, page }, use) => {
    const surroundings = { dataFolder, environment, tree, flags };
    const application =
      door === 'electron'
        ? new DesktopApplication(findElectron() ?? '', surroundings)
        : new BrowserApplication(page, surroundings);
    await application.start();
    await use(application);
    await application.stop();
  },

  desk: async ({ application }, use) => {
    await use(new Desk(application.page));
  },
});

export { expect } from '@playwright/test';
