/** The desktop application: a flat list of what is set up, in the order Electron wants it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type MessageBoxOptions,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import { LAYERS } from '../shared/layers/index.ts';
import { failureOf } from '../shared/outcome.ts';
import { createApplication } from './app.ts';
import { readPageFiles } from './page/page-files.ts';
import { APP_SCHEME } from './shell/app-address.ts';
import { guardApp } from './shell/app-guards.ts';
import { askByDialog } from './shell/consent-dialog.ts';
import { guardContents } from './shell/contents-guards.ts';
import { linksOf } from './shell/external-links.ts';
import { menuTemplate } from './shell/menu.ts';
import { OFFLINE_SWITCHES } from './shell/network-policy.ts';
import { bringToFront, openWindow } from './shell/open-window.ts';
import { answerPageCalls } from './shell/page-calls.ts';
import { answerPageRequest } from './shell/page-protocol.ts';
import { closeBeforeQuit } from './shell/quit.ts';
import { guardSession } from './shell/session-guards.ts';
import { windowOptions } from './shell/window-options.ts';

/** sysexits.h, EX_SOFTWARE. */
const EXIT_OWN_FAILURE = 70;

/** This file is built to `dist/main`; page and preload stand beside that. */
const DIST = join(dirname(fileURLToPath(import.meta.url)), '..');
const PAGE = join(DIST, 'page');
const PRELOAD = join(DIST, 'preload', 'preload.cjs');

const developing = !app.isPackaged;
const theWindow = () => BrowserWindow.getAllWindows()[0];

/** Asynchronous only in what follows `ready`: this module must have run before Electron gets there. */
function setUp(): void {
  app.enableSandbox();
  for (const [name, value] of OFFLINE_SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([APP_SCHEME]);
  guardApp(app);
  const links = linksOf(LAYERS);
  const openExternal = (url: string) => void shell.openExternal(url).catch(console.error);
  app.on('web-contents-created', (_event, contents) =>
    guardContents(contents, { links, openExternal }),
  );
  app.on('second-instance', () => bringToFront(theWindow()));
  const application = createApplication({
    consent: 'dialog',
    askConsent: askByDialog(show),
    // Electron has no power monitor before it is ready.
    power: { isOnBattery: () => (app.isReady() ? powerMonitor.onBatteryPower : null) },
  });
  answerPageCalls(ipcMain, application);
  closeBeforeQuit(app, async () => (await application).close(), console.error);
  Promise.all([application, app.whenReady().then(open)]).catch(giveUp);
}

async function open(): Promise<void> {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, developing)));
  guardSession(session.defaultSession, developing);
  const files = await readPageFiles(PAGE);
  protocol.handle(APP_SCHEME.scheme, (request) => answerPageRequest(files, request));
  await openWindow(BrowserWindow, windowOptions(PRELOAD, developing));
}

function show(options: MessageBoxOptions) {
  const window = theWindow();
  return window === undefined
    ? dialog.showMessageBox(options)
    : dialog.showMessageBox(window, options);
}

function giveUp(error: unknown): void {
  dialog.showErrorBox('Glovebox cannot start', failureOf(error).sentence);
  app.exit(EXIT_OWN_FAILURE);
}

if (app.requestSingleInstanceLock()) setUp();
else app.quit();
