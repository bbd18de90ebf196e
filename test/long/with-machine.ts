/** One machine for all files of the long tests, ended with them. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { Machine, type RunningMachine } from './machine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The everyday host. */
    machine: RunningMachine;
  }
}

export default async function startMachine(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-long-'));
  try {
    const machine = await Machine.start(2, folder);
    project.provide('machine', machine.running);
    return async () => {
      await machine.stop();
      rmSync(folder, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
