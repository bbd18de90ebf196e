import type { UserConfig } from 'vite';
import { inRepository } from './root.ts';

/** One CommonJS file: a sandboxed preload can load nothing but Electron itself. */
export default {
  root: inRepository('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    target: 'chrome140',
    outDir: inRepository('dist/preload'),
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: inRepository('electron/preload.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
} satisfies UserConfig;
