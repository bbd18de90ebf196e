/**
 * A second Docker engine beside the machine's own, for tests that need one of
 * another kind. Everything of it is its own: data, sockets, process ids, and a
 * bridge, since an engine told to have none removes the first one's on its way out.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { connectDocker } from '../../electron/engine/docker/connect.ts';
import { parseAddress } from '../../electron/engine/finding/address.ts';

export interface SecondEngineOptions {
  /** Size of the file system, in memory, that holds its images; null for the machine's disk. */
  readonly diskMiB: number | null;
  /** Further words for dockerd. */
  readonly words: readonly string[];
}

const READY_MS = 60_000;

/** Only root may start one, and dockerd must be there. */
export const canStartEngines =
  process.platform === 'linux' && process.getuid?.() === 0 && ['dockerd', 'ip'].every(isInstalled);

export class SecondEngine {
  readonly engine: ContainerEngine;
  readonly address: string;
  readonly #daemon: ChildProcess;
  readonly #folder: string;
  readonly #bridge: string;
  readonly #isMounted: boolean;

  private constructor(
    engine: ContainerEngine,
    parts: { daemon: ChildProcess; folder: string; bridge: string; isMounted: boolean },
  ) {
    this.engine = engine;
    this.address = engine.address;
    this.#daemon = parts.daemon;
    this.#folder = parts.folder;
    this.#bridge = parts.bridge;
    this.#isMounted = parts.isMounted;
  }

  static async start({ diskMiB, words }: SecondEngineOptions): Promise<SecondEngine> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-engine-'));
    const data = path.join(folder, 'data');
    mkdirSync(data);
    if (diskMiB !== null) {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMiB}m`, 'tmpfs', data]);
    }
    // Interface names have fifteen letters at most.
    const bridge = `gb${process.pid.toString(36)}${Date.now().toString(36).slice(-4)}`;
    execFileSync('ip', ['link', 'add', 'name', bridge, 'type', 'bridge']);
    execFileSync('ip', ['addr', 'add', `10.${88 + (process.pid % 100)}.0.1/24`, 'dev', bridge]);
    const log = openSync(path.join(folder, 'log'), 'w');
    const socket = path.join(folder, 'engine.sock');
    const daemon = spawn(
      'dockerd',
      [
        ...['--data-root', data, '--exec-root', path.join(folder, 'exec')],
        ...['--pidfile', path.join(folder, 'pid'), '--host', `unix://${socket}`],
        ...['--bridge', bridge, ...words],
      ],
      { stdio: ['ignore', log, log] },
    );
    const isMounted = diskMiB !== null;
    try {
      const engine = await answering(socket, daemon, path.join(folder, 'log'));
      return new SecondEngine(engine, { daemon, folder, bridge, isMounted });
    } catch (error) {
      await tearDown(daemon, folder, bridge, isMounted);
      throw error;
    }
  }

  async stop(): Promise<void> {
    await tearDown(this.#daemon, this.#folder, this.#bridge, this.#isMounted);
  }
}

async function answering(
  socket: string,
  daemon: ChildProcess,
  log: string,
): Promise<ContainerEngine> {
  const until = Date.now() + READY_MS;
  for (;;) {
    if (daemon.exitCode !== null || Date.now() > until) {
      throw new Error(
        `the second engine did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`,
      );
    }
    try {
      return await connectDocker(parseAddress(`unix://${socket}`));
    } catch {
      await sleep(200);
    }
  }
}

async function tearDown(
  daemon: ChildProcess,
  folder: string,
  bridge: string,
  isMounted: boolean,
): Promise<void> {
  if (daemon.exitCode === null) {
    const ended = once(daemon, 'exit');
    daemon.kill('SIGTERM');
    await ended;
  }
  execFileSync('ip', ['link', 'delete', bridge]);
  if (isMounted) execFileSync('umount', ['--lazy', path.join(folder, 'data')]);
  rmSync(folder, { recursive: true, force: true });
}

function isInstalled(name: string): boolean {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
