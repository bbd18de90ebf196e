import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A first run of a compiler in a cold sandbox, on a small and busy machine. */
const ENGINE_LIMIT_MS = 180_000;
/** In a machine whose processor is a program. */
const LONG_LIMIT_MS = 10 * 60_000;

/** Long lists of runs, each by itself, in which nothing is measured: two of them at once. */
const SIDE_BY_SIDE = [
  'languages.test.ts',
  'templates.test.ts',
  'sameness/sameness.test.ts',
  'sameness/compiled.test.ts',
].map((file) => `test/engine/${file}`);

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        root,
        test: {
          name: 'engine',
          include: SIDE_BY_SIDE,
          maxWorkers: 2,
          testTimeout: ENGINE_LIMIT_MS,
          hookTimeout: ENGINE_LIMIT_MS,
        },
      },
      {
        root,
        test: {
          name: 'engine-alone',
          include: ['test/engine/**/*.test.ts'],
          exclude: SIDE_BY_SIDE,
          // One engine, and times that are measured: one file after another, and after the others.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: ENGINE_LIMIT_MS,
          hookTimeout: ENGINE_LIMIT_MS,
        },
      },
      {
        root,
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          globalSetup: ['test/long/with-machine.ts'],
          fileParallelism: false,
          // On a busy computer its engine may answer later than the application waits.
          retry: 2,
          testTimeout: LONG_LIMIT_MS,
          hookTimeout: LONG_LIMIT_MS,
        },
      },
    ],
  },
});
