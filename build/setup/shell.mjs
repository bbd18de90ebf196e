/** Opening the application: in Electron, else in a browser, else by an address to go to. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { inRepository, REPOSITORY } from './repository.mjs';
import { runAttached } from './run-command.mjs';
import { serve } from './serve.mjs';
import {
  applicationWindow,
  defaultBrowser,
  forwardingLine,
  launchPage,
  whyNoWindow,
} from './shell-choice.mjs';

/** Not below a folder with a leading dot: browsers that are snaps may not read there. */
const FOLDER = inRepository('dist/window');
/** The key in the address is good for a minute; the file that holds it need not live longer. */
const LAUNCH_PAGE_LIFE_MS = 60_000;
/** Electron that ends sooner, and not well, has not started at all. */
const STARTED_MS = 10_000;
/** A browser that ends sooner has handed its window to one that was running already. */
const HANDED_OVER_MS = 10_000;

/**
 * @param {readonly string[]} args the person's, for `serve`
 * @param {string} node the tools' Node
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @returns {Promise<number>} exit status, when the application has ended
 */
export async function openShell(args, node, host, say) {
  const forServe = args.filter((arg) => arg !== '--no-open');
  const { platform, uid, env } = host;
  const noWindow = whyNoWindow({ platform, uid, env, noOpen: forServe.length < args.length });
  if (noWindow !== null) return serveByAddress(forServe, noWindow, host, say);
  const electron = await ensureElectron(node, host, say);
  if (electron === null) {
    return serveInBrowser(forServe, "Electron's binary cannot be had here", host, say);
  }
  const start = Date.now();
  const status = await runAttached({ file: electron, args: [REPOSITORY] });
  if (status === 0 || Date.now() - start > STARTED_MS) return status;
  // A library that it needs is missing, or the system keeps its sandbox from working.
  return serveInBrowser(forServe, `Electron does not start here (status ${status})`, host, say);
}

/**
 * @param {readonly string[]} args
 * @param {string} why
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
async function serveByAddress(args, why, host, say) {
  say.line(`${why} Open this address in a browser:`);
  const served = serve(args);
  const address = await served.address;
  if (address !== null) say.line(forwardingLine(address.port, host));
  return served.ended;
}

/**
 * @param {readonly string[]} args
 * @param {string} why
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
async function serveInBrowser(args, why, host, say) {
  const served = serve(args);
  const address = await served.address;
  if (address === null) return served.ended;
  mkdirSync(FOLDER, { recursive: true });
  // Only this user may enter it.
  const folder = mkdtempSync(join(FOLDER, 'open-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  const timer = setTimeout(clear, LAUNCH_PAGE_LIFE_MS);
  try {
    const page = join(folder, 'open.html');
    writeFileSync(page, launchPage(address.url), { mode: 0o600 });
    const browser = findBrowser(host);
    say.line(`${why}, so the application opens in ${browser ?? 'your browser'}.`);
    const window =
      browser === null
        ? defaultBrowser(host.platform, page)
        : applicationWindow(browser, page, join(FOLDER, 'profile'));
    openWindow(window, { own: browser !== null, onClosed: served.stop, say });
    return await served.ended;
  } finally {
    clearTimeout(timer);
    clear();
  }
}

/**
 * @param {import('./run-command.mjs').Command} window
 * @param {{ own: boolean, onClosed: () => void, say: import('./say.mjs').Sayer }} options
 *   `own` whether the program's end means that the person has closed the window
 */
function openWindow({ file, args }, { own, onClosed, say }) {
  const start = Date.now();
  const child = spawn(file, args, { stdio: 'ignore' });
  child.on('error', () => say.line('No browser could be started: open the address above in one.'));
  child.on('close', () => {
    if (own && Date.now() - start > HANDED_OVER_MS) onClosed();
  });
  child.unref();
}
