import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A first run of a compiler in a cold sandbox, on a small and busy machine. */
const ENGINE_LIMIT_MS = 180_000;

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
          include: ['test/engine/**/*.test.ts'],
          // One engine, and times that are measured: one file after another.
          fileParallelism: false,
          testTimeout: ENGINE_LIMIT_MS,
          hookTimeout: ENGINE_LIMIT_MS,
        },
      },
    ],
  },
});
