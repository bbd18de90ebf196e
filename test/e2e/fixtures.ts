/**
 * The application through either door, which one being the project's name:
 * `browser` starts `serve` and opens the address it prints, `electron` starts
 * the desktop application. Every test has a data folder of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, test as base, expect, type Page } from '@playwright/test';
import { findElectron } from '../../build/setup/electron-binary.mjs';
import { Desk } from './support/desk.ts';
import { REPOSITORY, type Serve, startServe } from './support/serve.ts';

export interface Application {
  /** Ends it, and starts it again with the same data. @returns the page it opens */
  restart(): Promise<Page>;
}

interface Fixtures {
  /** Set with `test.use` for a test that wants another environment. */
  environment: Readonly<Record<string, string>>;
  dataFolder: string;
  /** The loopback door; only through the browser. */
  serve: Serve;
  desk: Desk;
}

export const test = base.extend<Fixtures>({
  environment: [{}, { option: true }],

  // biome-ignore format: Playwright reads the parameter's pattern
  dataFolder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'glovebox-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },

  serve: async ({ dataFolder, environment }, use) => {
    const serve = await startServe({ dataFolder, environment, port: 0 });
    await use(serve);
    await serve.stop();
  },

  page: async ({ page, dataFolder, environment }, use, testInfo) => {
    if (testInfo.project.name !== 'electron') {
      await use(page);
      return;
    }
    const executablePath = findElectron();
    testInfo.skip(executablePath === null, 'Electron’s binary is not on this machine');
    const application = await _electron.launch({
      executablePath: executablePath ?? '',
      args: [REPOSITORY],
      env: { ...definedOnly(process.env), ...environment, GLOVEBOX_DATA: dataFolder },
    });
    await use(await application.firstWindow());
    await application.close();
  },
});
