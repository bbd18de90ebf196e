/** `npm run package`: the installers for this system, in `dist/packages`. */
import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureElectron } from './setup/electron-binary.mjs';
import { readHost } from './setup/host.mjs';
import { ensureNode, withNodeFirst } from './setup/node-runtime.mjs';
import { inRepository, REPOSITORY } from './setup/repository.mjs';
import { runAttached } from './setup/run-command.mjs';
import { createSayer } from './setup/say.mjs';
import { SetupFailure, tellFailure } from './setup/setup-failure.mjs';

const say = createSayer(process.stdout);
try {
  process.exitCode = await makePackages(process.argv.slice(2));
} catch (error) {
  tellFailure(error);
  process.exitCode = 1;
}

/** @param {readonly string[]} args for electron-builder */
async function makePackages(args) {
  const host = readHost();
  const node = await ensureNode(host, say);
  await ensureDependencies(host, say);
  await ensureBundles(['page', 'main', 'preload'], host, say);
  if ((await ensureElectron(node, host, say, { askAgain: true })) === null) {
    throw new SetupFailure("Electron's binary cannot be had here, and every package contains it.", [
      'Its release host (github.com, or the one named by ELECTRON_MIRROR) must be reachable.',
      "electron-builder's own tools for AppImage, deb, dmg and NSIS come from there as well.",
    ]);
  }
  return runAttached(
    {
      file: node,
      args: [
        inRepository('node_modules/electron-builder/cli.js'),
        '--config',
        inRepository('build/packaging/electron-builder.mjs'),
        ...args,
      ],
    },
    { cwd: REPOSITORY, env: withNodeFirst(node, host.env) },
  );
}
