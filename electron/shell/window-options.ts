/** The one window. Defaults that matter for security are written out, so that a test can hold them. */
import type { BrowserWindowConstructorOptions } from 'electron';

/**
 * @param preload absolute path of the built preload, one CommonJS file
 * @param developing whether this is no packaged application
 */
export function windowOptions(
  preload: string,
  developing: boolean,
): BrowserWindowConstructorOptions {
  return {
    title: 'Glovebox',
    width: 1360,
    height: 860,
    minWidth: 480,
    minHeight: 360,
    autoHideMenuBar: true,
    // Shown once it has something to show.
    show: false,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      // Chromium would fetch dictionaries from the network.
      spellcheck: false,
      devTools: developing,
    },
  };
}
