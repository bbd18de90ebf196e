/** Opening the application: in Electron, else in a browser, else by an address to go to. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { applicationParts } from './application-parts.mjs';
import { findBrowser } from './browser.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { inRepository, REPOSITORY } from './repository.mjs';
import { runAttached } from './run-command.mjs';
import { serve } from './serve.mjs';
import { applicationWindow, forwardingLine, whyNoWindow } from './shell-choice.mjs';

/** Not below a folder with a leading dot: browsers that are snaps may not read there. */
const FOLDER = inRepository('dist/window');
/** The token in the address is good for a minute; the file that holds it need not live longer. */
const ADDRESS_FILE_LIFE_MS = 60_000;
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
  const served = serve(['--no-open', ...args]);
  const address = await served.address;
  if (address !== null) say.line(forwardingLine(address.port, host));
  return served.ended;
}

/**
 * In a Chromium's application mode, or as the application itself opens a default browser.
 *
 * @param {readonly string[]} args
 * @param {string} why
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
async function serveInBrowser(args, why, host, say) {
  const browser = findBrowser(host);
  say.line(`${why}, so the application opens in ${browser ?? 'your browser'}.`);
  if (browser === null) return serve(args).ended;
  const served = serve(['--no-open', ...args]);
  const address = await served.address;
  if (address === null) return served.ended;
  const { writeAddressFile } = await applicationParts();
  mkdirSync(FOLDER, { recursive: true });
  const file = await writeAddressFile(address.url, FOLDER);
  try {
    openWindow(applicationWindow(browser, file.url, `${FOLDER}/profile`), served.stop, say);
    await Promise.race([served.ended, delay(ADDRESS_FILE_LIFE_MS, null, { ref: false })]);
  } finally {
    await file.remove();
  }
  return served.ended;
}

/**
 * @param {import('./run-command.mjs').Command} window
 * @param {() => void} onClosed called when the person has closed it
 * @param {import('./say.mjs').Sayer} say
 */
function openWindow({ file, args }, onClosed, say) {
  const start = Date.now();
  const child = spawn(file, args, { stdio: 'ignore' });
  child.on('error', () => say.line(`${file} does not start: open the address above in a browser.`));
  child.on('close', () => {
    if (Date.now() - start > HANDED_OVER_MS) onClosed();
  });
  child.unref();
}
