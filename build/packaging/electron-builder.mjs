/** What `npm run package` makes of the bundles. */

/** @type {import('electron-builder').Configuration} */
const configuration = {
  appId: 'glovebox.desktop',
  productName: 'Glovebox',
  copyright: 'Copyright © 2026 The Glovebox authors',
  directories: { output: 'dist/packages', buildResources: 'build/icons' },
  // Everything is bundled: there is nothing to collect, rebuild or download for it.
  npmRebuild: false,
  nodeGypRebuild: false,
  asar: true,
  files: [
    'package.json',
    'dist/main/**',
    'dist/preload/**',
    'dist/page/**',
    '!dist/page/.vite/**',
    '!**/node_modules/**',
  ],
  // Images are built by the engine from these, which cannot look into an archive.
  // The licences of what is carried along are read outside of an archive, too.
  extraResources: [
    { from: 'images', to: 'images' },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'NOTICE', to: 'NOTICE' },
    { from: 'LICENSES', to: 'LICENSES' },
  ],
  electronLanguages: ['en-US'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // Turning fuses breaks the signature that Apple's processors ask for.
    resetAdHocDarwinSignature: true,
  },
  linux: {
    target: ['AppImage', 'deb'],
    category: 'Development',
    icon: 'build/icons/png',
    synopsis: 'Run code you do not trust',
    maintainer: 'The Glovebox authors <glovebox@localhost>',
  },
  deb: { recommends: ['docker.io | docker-ce | podman'] },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.developer-tools',
    icon: 'build/icons/icon.icns',
    hardenedRuntime: true,
  },
  win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  // A deb names a home page, and the project has none yet.
  extraMetadata: { homepage: 'https://glovebox.invalid/' },
  publish: null,
};

export default configuration;
