/**
 * Both bundles as they ship, loaded over a stub of Electron. `npm test` builds
 * them first; alone: `npm start` or `npm test` once before.
 */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALL_NAMES } from '../../../shared/contract.ts';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const MAIN = join(DIST, 'main', 'main.js');
const LOAD_MAIN = new URL('./support/load-main.ts', import.meta.url);
const LOAD_PRELOAD = new URL('./support/load-preload.ts', import.meta.url);
const PRELOAD = join(DIST, 'preload', 'preload.cjs');

type Asked = readonly [what: string, ...parameters: unknown[]];

let data: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'glovebox-shell-'));
  const bundles = [MAIN, PRELOAD, join(DIST, 'page', 'index.html')];
  const missing = bundles.filter((bundle) => !existsSync(bundle));
  if (missing.length > 0)
    throw new Error(`Missing: ${missing.join(', ')}. \`npm test\` builds them.`);
});
afterAll(() => rm(data, { recursive: true }));

/** Runs one of the loaders in a process of its own, away from the person's data and engine. */
function load<Report>(loader: URL, bundle: string, env: NodeJS.ProcessEnv = {}): Promise<Report> {
  return new Promise((resolve, reject) => {
    const child = fork(loader, [bundle], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: 15_000,
      env: {
        PATH: process.env['PATH'],
        HOME: data,
        GLOVEBOX_DATA: join(data, 'data'),
        DOCKER_HOST: `unix://${join(data, 'no-engine.sock')}`,
        ...env,
      },
    });
    let heard = '';
    child.stdout?.on('data', (chunk: Buffer) => (heard += chunk));
    child.stderr?.on('data', (chunk: Buffer) => (heard += chunk));
    child.on('message', (report) => resolve(report as Report));
    child.on('error', reject);
    child.on('close', (code) =>
      reject(new Error(`Ended with ${code} before reporting:\n${heard}`)),
    );
  });
}

describe('the main bundle', () => {
  interface MainReport {
    readonly asked: readonly Asked[];
    readonly describe: boolean;
    readonly hostile: string;
    readonly document: { readonly status: number; readonly policy: string };
    readonly outside: { readonly status: number };
  }
  let report: MainReport;
  beforeAll(async () => {
    report = await load<MainReport>(LOAD_MAIN, MAIN);
  });

  const names = () => report.asked.map(([what]) => what);
  const parametersOf = (what: string) => report.asked.find(([name]) => name === what)?.slice(1);

  describe('before Electron is ready, and not again after it', () => {
    test.each([
      'app.requestSingleInstanceLock',
      'app.enableSandbox',
      'commandLine.appendSwitch',
      'protocol.registerSchemesAsPrivileged',
    ])('%s', (early) => {
      const ready = names().indexOf('ready');
      expect(names().slice(0, ready)).toContain(early);
      expect(names().slice(ready)).not.toContain(early);
    });
  });

  describe('after Electron is ready, and before the window opens', () => {
    test.each([
      'session.setPermissionCheckHandler',
      'session.setPermissionRequestHandler',
      'session.setDevicePermissionHandler',
      'session.setDisplayMediaRequestHandler',
      'session.setBluetoothPairingHandler',
      'session.setSpellCheckerEnabled',
      'session.webRequest.onBeforeRequest',
      'protocol.handle',
      'Menu.setApplicationMenu',
    ])('%s', (guard) => {
      const between = names().slice(names().indexOf('ready'), names().indexOf('new BrowserWindow'));
      expect(between).toContain(guard);
    });
  });

  test('guards the contents before anything is loaded into it', () => {
    expect(parametersOf('contents.setWindowOpenHandler')).toEqual([{ action: 'deny' }]);
    const before = names().slice(0, names().indexOf('window.loadURL'));
    expect(before).toContain('contents.setWindowOpenHandler');
    expect(before).toContain('contents.setWebRTCIPHandlingPolicy');
    expect(names()).not.toContain('shell.openExternal');
  });

  test('opens one window, isolated and sandboxed, on its own document', () => {
    expect(names().filter((what) => what === 'new BrowserWindow')).toHaveLength(1);
    expect(parametersOf('new BrowserWindow')).toMatchObject([
      {
        webPreferences: {
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webSecurity: true,
          webviewTag: false,
        },
      },
    ]);
    expect(parametersOf('window.loadURL')).toEqual(['glovebox://app/']);
    expect(names()).not.toContain('dialog.showErrorBox');
  });

  test('gives the window the preload that was built', () => {
    const [options] = parametersOf('new BrowserWindow') as [
      { readonly webPreferences: { readonly preload: string } },
    ];
    expect(options.webPreferences.preload).toBe(PRELOAD);
  });

  test('serves the built page under its policy, and nothing beside it', () => {
    expect(report.document.status).toBe(200);
    expect(report.document.policy).toContain("default-src 'none'");
    expect(report.outside.status).toBe(404);
  });

  test('answers its own page over one channel, and no other', () => {
    expect(report.asked.filter(([what]) => what === 'ipcMain.handle')).toEqual([
      ['ipcMain.handle', 'glovebox:call'],
    ]);
    expect(report.describe).toBe(true);
    expect(report.hostile).toContain('not the application’s page');
  });

  test('does nothing but leave when another instance is running', async () => {
    const second = await load<MainReport>(LOAD_MAIN, MAIN, { STUB_SECOND_INSTANCE: '1' });
    expect(second.asked).toEqual([['app.requestSingleInstanceLock'], ['app.quit'], ['ready']]);
  });
});

describe('the preload bundle', () => {
  interface PreloadReport {
    readonly required: readonly string[];
    readonly exposed: readonly string[];
    readonly surface: readonly string[];
    readonly asked: readonly Asked[];
    readonly heard: readonly unknown[][];
    readonly answers: readonly unknown[];
  }
  let report: PreloadReport;
  beforeAll(async () => {
    report = await load<PreloadReport>(LOAD_PRELOAD, PRELOAD);
  });

  test('needs Electron alone, as a sandbox allows', () => {
    expect(new Set(report.required)).toEqual(new Set(['electron']));
  });

  test('exposes one object of two functions, and nothing of Electron', () => {
    expect(report.exposed).toEqual(['glovebox']);
    expect(report.surface).toEqual(['call: function', 'subscribe: function']);
  });

  test('passes on the contract’s calls on its one channel, and no others', () => {
    const [known, ...unknown] = report.answers;
    expect(known).toEqual({ ok: true, value: 'answered' });
    for (const answer of unknown) expect(answer).toMatchObject({ error: { code: 'unknown-call' } });
    expect(report.asked.filter(([what]) => what === 'ipcRenderer.invoke')).toEqual([
      ['ipcRenderer.invoke', 'glovebox:call', 'describe', { a: 1 }],
    ]);
  });

  test('passes on events without Electron’s own, until it is told to stop', () => {
    expect(report.heard).toEqual([[{ type: 'engine' }]]);
  });

  test('carries no more than the names of the calls', async () => {
    const source = await readFile(PRELOAD, 'utf8');
    for (const name of CALL_NAMES) expect(source).toContain(name);
    expect(source.length).toBeLessThan(4_000);
  });
});
