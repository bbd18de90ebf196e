import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { inRepository } from './root.ts';

/**
 * The page, one build for both doors: paths are relative, so that it works
 * under `glovebox://app/` as under `http://127.0.0.1:PORT/`.
 */
export default {
  root: inRepository('renderer'),
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    // What the oldest browser in support runs; Electron 45 is newer.
    target: ['chrome120', 'firefox121', 'safari17.4'],
    outDir: inRepository('dist/page'),
    emptyOutDir: true,
    sourcemap: false,
    // The page's policy takes no font out of a style sheet.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    // The editor is one large chunk by nature, loaded after the page stands.
    chunkSizeWarningLimit: 5000,
    // A test reads from this which scripts a page needs before it shows.
    manifest: true,
  },
} satisfies UserConfig;
