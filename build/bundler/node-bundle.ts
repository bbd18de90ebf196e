import type { UserConfig } from 'vite';
import { inRepository } from './root.ts';

/** Code that runs in Node or in Electron's main process. */
export interface NodeBundle {
  /** Name of an output → its source, from the top of the repository. */
  readonly entries: Readonly<Record<string, string>>;
  /** Folder of the outputs, from the top of the repository. */
  readonly outDir: string;
  /** Oldest Node that runs it, as the bundler writes it. */
  readonly target: string;
}

/** Parts of dockerode's dependencies that are not used and must not be loaded. */
const ABSENT = {
  ssh2: inRepository('build/bundler/absent/ssh.ts'),
  '@grpc/grpc-js': inRepository('build/bundler/absent/buildkit.ts'),
  '@grpc/proto-loader': inRepository('build/bundler/absent/buildkit.ts'),
  protobufjs: inRepository('build/bundler/absent/buildkit.ts'),
};

/** Everything is bundled but Node's own modules and Electron: what ships has no node_modules. */
export function nodeBundle({ entries, outDir, target }: NodeBundle): UserConfig {
  return {
    root: inRepository('.'),
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: ABSENT },
    ssr: { target: 'node', noExternal: true, external: ['electron'] },
    build: {
      ssr: true,
      target,
      outDir: inRepository(outDir),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, source]) => [name, inRepository(source)]),
        ),
        output: {
          format: 'esm',
          entryFileNames: '[name].js',
          // Beside the entry: what is found relative to a module is found from any of them.
          chunkFileNames: '[name]-[hash].js',
        },
      },
    },
  };
}
