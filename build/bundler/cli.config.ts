import { nodeBundle } from './node-bundle.ts';

/**
 * The command line, which also hosts `serve`, and what the set-up borrows of the
 * application. Both run on the machine's own Node.
 */
export default nodeBundle({
  entries: { cli: 'electron/cli.ts', 'for-setup': 'build/setup/for-setup.ts' },
  outDir: 'dist/cli',
  target: 'node20.19',
});
