/** A Node for the tools: the machine's own when it is new enough, else npm's, in `.cache/node`. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npmCleanInstall } from './npm.mjs';
import { nodePackageFor, runsTheTools } from './node-version.mjs';
import { inRepository } from './repository.mjs';
import { SetupFailure } from './setup-failure.mjs';

const FOLDER = inRepository('.cache/node');

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @param {(version: string) => boolean} [suffices] what the tool at hand asks for
 * @returns {Promise<string>} path of a Node that suffices
 * @throws {SetupFailure}
 */
export async function ensureNode(host, say, suffices = runsTheTools) {
  const own = process.versions.node;
  if (suffices(own)) return process.execPath;
  const nodePackage = nodePackageFor(host.platform, host.arch, isGlibc());
  if (nodePackage === null) {
    throw new SetupFailure(`The tools need Node 22.12 or later, and this is Node ${own}.`, [
      'npm carries none for this system: install Node 24 from your distribution or from nodejs.org.',
    ]);
  }
  const node = join(
    FOLDER,
    'node_modules',
    nodePackage.name,
    'bin',
    host.platform === 'win32' ? 'node.exe' : 'node',
  );
  // The version stands in the path's own package; another version is another install.
  const stamp = join(FOLDER, `${nodePackage.name}-${nodePackage.version}`);
  if (existsSync(stamp) && existsSync(node)) return node;
  const title = `Fetching Node ${nodePackage.version} for the tools (this is Node ${own})`;
  await say.step(title, async () => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, content] of Object.entries(installOf(nodePackage))) {
      writeFileSync(join(FOLDER, name), JSON.stringify(content));
    }
    await npmCleanInstall(FOLDER, `Node ${nodePackage.version}`, host);
    writeFileSync(stamp, '');
  });
  return node;
}

/**
 * The environment in which a tool finds this Node first.
 *
 * @param {string} node
 * @param {Readonly<NodeJS.ProcessEnv>} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(node, env) {
  return { ...env, PATH: [dirname(node), env['PATH']].filter(Boolean).join(delimiter) };
}

/**
 * What `npm ci` needs to install exactly one package, and only if its hash is the recorded one.
 *
 * @param {import('./node-version.mjs').NodePackage} nodePackage
 */
export function installOf({ name, version, integrity }) {
  const root = { name: 'glovebox-tools-node', private: true, dependencies: { [name]: version } };
  return {
    'package.json': root,
    'package-lock.json': {
      name: root.name,
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, [`node_modules/${name}`]: { version, integrity } },
    },
  };
}

function isGlibc() {
  const report = process.report.getReport();
  return typeof report === 'object' && 'header' in report && hasGlibc(report.header);
}

/** @param {unknown} header */
function hasGlibc(header) {
  return typeof header === 'object' && header !== null && 'glibcVersionRuntime' in header;
}
