/** A Chromium for the tests, and for the application where Electron cannot be had. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram } from './host.mjs';
import { SetupFailure } from './setup-failure.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge'];

/** Below each of Windows' folders for programs. */
const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Where an installed Chromium may lie, in the order of preference, beside the PATH.
 *
 * @param {Pick<import('./host.mjs').Host, 'platform' | 'env' | 'home'>} host
 * @returns {string[]}
 */
export function browserPlaces({ platform, env, home }) {
  if (platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      MAC_APPLICATIONS.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .map((name) => env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  }
  return [];
}

/**
 * @param {import('./host.mjs').Host} host
 * @returns {string | null}
 */
export function findBrowser(host) {
  const chosen = host.env['GLOVEBOX_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new SetupFailure(`GLOVEBOX_CHROMIUM names ${chosen}, but there is nothing.`);
  }
  for (const name of host.platform === 'linux' ? NAMES : []) {
    const path = findProgram(name, host);
    if (path !== null) return path;
  }
  return browserPlaces(host).find((path) => existsSync(path)) ?? null;
}

/**
 * How to get one by hand, on each kind of system.
 *
 * @param {import('./host.mjs').Host} host
 * @returns {readonly string[]}
 */
export function browserAdvice({ family, systemId }) {
  // Ubuntu has no such package, only a stand-in that fetches a snap.
  if (systemId === 'ubuntu') return ['sudo snap install chromium'];
  return BROWSER_ADVICE[family];
}

const ANY = 'Install Chromium or Chrome, or set GLOVEBOX_CHROMIUM to the path of one.';

/** @type {Readonly<Record<import('./os-release.mjs').SystemFamily, readonly string[]>>} */
const BROWSER_ADVICE = {
  debian: ['sudo apt-get install chromium'],
  fedora: ['sudo dnf install chromium'],
  arch: ['sudo pacman -S chromium'],
  suse: ['sudo zypper install chromium'],
  alpine: ['doas apk add chromium'],
  'other-linux': [ANY],
  macos: [ANY],
  windows: [ANY],
  other: [ANY],
};

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @returns {Promise<string>} its path
 * @throws {SetupFailure}
 */
export async function ensureBrowser(host, say) {
  const found = findBrowser(host);
  if (found !== null) return found;
  const missing = 'The end-to-end tests need a Chromium or Chrome, and none is installed.';
  const advice = browserAdvice(host);
  if (host.family !== 'debian' || host.systemId === 'ubuntu') {
    throw new SetupFailure(missing, advice);
  }
  const question = 'Install the package chromium?';
  const privilege = await getLeave(host, { missing, question, byHand: advice });
  await say.step('Installing chromium (apt-get)', (progress) =>
    installPackages(privilege, ['chromium'], progress),
  );
  const installed = findBrowser(host);
  if (installed === null) throw new SetupFailure('chromium was installed, but is not on the PATH.');
  return installed;
}
