/** What the figures were taken on. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { readHost } from '../../build/setup/host.mjs';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import type { DockerClient } from './docker-client.ts';
import { findRunsc } from './gvisor.ts';
import type { Machine } from './report.ts';

export async function describeMachine(
  { engine: { facts } }: ConnectedEngine,
  docker: DockerClient,
  hasGvisor: boolean,
): Promise<Machine> {
  const runtime = facts.details.components.find(({ name }) => name === facts.defaultRuntime);
  return {
    processor: processorName(),
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    system: readHost().systemName,
    kernel: os.release(),
    engine: `${facts.name} ${facts.version}, control groups version ${facts.cgroupVersion}`,
    runtime: `${facts.defaultRuntime}${runtime === undefined ? '' : ` ${runtime.version}`}`,
    dockerCommand: await docker.version(),
    gvisor: hasGvisor ? runscVersion() : null,
    node: process.versions.node,
    loadBefore: os.loadavg()[0] ?? 0,
  };
}

function processorName(): string {
  const [first] = os.cpus();
  return first?.model.trim() || `unnamed (${processorFamily()})`;
}

/** Some virtual machines name no processor. */
function processorFamily(): string {
  try {
    return /^vendor_id\s*:\s*(.+)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? os.arch();
  } catch {
    return os.arch();
  }
}

function runscVersion(): string | null {
  const runsc = findRunsc();
  if (runsc === null) return null;
  try {
    return execFileSync(runsc, ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? null;
  } catch {
    return null;
  }
}
