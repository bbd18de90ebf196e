import { nodeBundle } from './node-bundle.ts';

/** Electron's main process; Electron 45 carries Node 24. */
export default nodeBundle({
  entries: { main: 'electron/main.ts' },
  outDir: 'dist/main',
  target: 'node24',
});
