/**
 * As much of Electron as the two bundles touch, typed by Electron's own
 * declarations, which notes what is asked of it. It shows nothing: no test that
 * uses it says anything of a window.
 *
 * Takes Electron's place in a child process; see `replace-electron.ts`.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';

type Asked = readonly [what: string, ...parameters: unknown[]];

/** Everything that was asked, in order. */
export const asked: Asked[] = [];

/** Handlers by channel or scheme. */
export const ipcHandlers = new Map<string, Parameters<Electron.IpcMain['handle']>[1]>();
export const protocolHandlers = new Map<string, (request: Request) => unknown>();
export const exposed = new Map<string, unknown>();

let becomeReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  becomeReady = resolve;
});

/** Does as Electron does once the application's module has run. */
export function start(): void {
  note('ready');
  becomeReady();
}

function note(what: string, ...parameters: unknown[]): void {
  asked.push([what, ...parameters]);
}

class StubApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine: Pick<Electron.CommandLine, 'appendSwitch'> = {
    appendSwitch: (name, value) => note('commandLine.appendSwitch', name, value),
  };

  enableSandbox(): void {
    note('app.enableSandbox');
  }

  requestSingleInstanceLock(): boolean {
    note('app.requestSingleInstanceLock');
    return process.env['STUB_SECOND_INSTANCE'] === undefined;
  }

  whenReady(): Promise<void> {
    return ready;
  }

  quit(): void {
    note('app.quit');
  }

  exit(status?: number): void {
    note('app.exit', status);
  }
}

class StubContents extends EventEmitter implements StubContentsOf {
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    const outcome = handler({ url: 'https://evil.example/' } as Electron.HandlerDetails);
    note('contents.setWindowOpenHandler', outcome);
  }

  setWebRTCIPHandlingPolicy(
    policy: Parameters<StubContentsOf['setWebRTCIPHandlingPolicy']>[0],
  ): void {
    note('contents.setWebRTCIPHandlingPolicy', policy);
  }

  isDestroyed(): boolean {
    return false;
  }

  send(channel: string, ...parameters: unknown[]): void {
    note('contents.send', channel, ...parameters);
  }
}

type StubContentsOf = Pick<
  Electron.WebContents,
  'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy' | 'isDestroyed' | 'send'
>;

class StubWindow
  extends EventEmitter
  implements
    Pick<Electron.BrowserWindow, 'loadURL' | 'show' | 'focus' | 'isMinimized' | 'isDestroyed'>
{
  static readonly all: StubWindow[] = [];
  readonly contents = new StubContents();

  static getAllWindows(): StubWindow[] {
    return StubWindow.all;
  }

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    note('new BrowserWindow', options);
    StubWindow.all.push(this);
    stubApp.emit('web-contents-created', {}, this.contents);
  }

  async loadURL(url: string): Promise<void> {
    note('window.loadURL', url);
    this.emit('ready-to-show');
  }

  show(): void {
    note('window.show');
  }

  focus(): void {
    note('window.focus');
  }

  isMinimized(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return false;
  }
}

type Setter =
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled';

class StubSession extends EventEmitter implements Pick<Electron.Session, Setter> {
  readonly webRequest: Pick<Electron.WebRequest, 'onBeforeRequest'> = {
    onBeforeRequest: () => note('session.webRequest.onBeforeRequest'),
  };

  setPermissionCheckHandler(): void {
    note('session.setPermissionCheckHandler');
  }

  setPermissionRequestHandler(): void {
    note('session.setPermissionRequestHandler');
  }

  setDevicePermissionHandler(): void {
    note('session.setDevicePermissionHandler');
  }

  setDisplayMediaRequestHandler(): void {
    note('session.setDisplayMediaRequestHandler');
  }

  setBluetoothPairingHandler(): void {
    note('session.setBluetoothPairingHandler');
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    note('session.setSpellCheckerEnabled', enabled);
  }
}

const stubApp = new StubApp();
export const app = stubApp;
export const BrowserWindow = StubWindow;
export const session = { defaultSession: new StubSession() };

export const ipcMain: Pick<Electron.IpcMain, 'handle'> = {
  handle(channel, handler) {
    note('ipcMain.handle', channel);
    ipcHandlers.set(channel, handler);
  },
};

export const protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
  registerSchemesAsPrivileged: (schemes) => note('protocol.registerSchemesAsPrivileged', schemes),
  handle(scheme, handler) {
    note('protocol.handle', scheme);
    protocolHandlers.set(scheme, handler);
  },
};

export const dialog: Pick<Electron.Dialog, 'showErrorBox'> & {
  showMessageBox(): Promise<Electron.MessageBoxReturnValue>;
} = {
  showErrorBox: (title, content) => note('dialog.showErrorBox', title, content),
  async showMessageBox() {
    note('dialog.showMessageBox');
    return { response: 0, checkboxChecked: false };
  },
};

export const shell: Pick<Electron.Shell, 'openExternal'> = {
  openExternal: async (url) => note('shell.openExternal', url),
};

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: () => note('Menu.setApplicationMenu'),
};

export const contextBridge: Pick<Electron.ContextBridge, 'exposeInMainWorld'> = {
  exposeInMainWorld(key, api) {
    note('contextBridge.exposeInMainWorld', key);
    exposed.set(key, api);
  },
};

class StubIpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'invoke'> {
  async invoke(channel: string, ...parameters: unknown[]): Promise<unknown> {
    note('ipcRenderer.invoke', channel, ...parameters);
    return { ok: true, value: 'answered' };
  }
}

export const ipcRenderer = new StubIpcRenderer();

export const powerMonitor: Pick<Electron.PowerMonitor, 'onBatteryPower'> = {
  get onBatteryPower() {
    note('powerMonitor.onBatteryPower');
    return false;
  },
};
