/**
 * A Docker engine in namespaces of its own: it can be set up as badly as a test
 * likes, a port open to everybody included, and nobody outside reaches it. Its
 * bridge, its packet filter and what it mounts are its own, and end with it.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connectDocker } from '../../electron/engine/docker/connect.ts';
import { parseAddress } from '../../electron/engine/finding/address.ts';

const READY_MS = 60_000;

export interface WalledEngineOptions {
  /** Further words for dockerd. */
  readonly words: readonly string[];
  /** Size of the file system, in memory, that holds its images. */
  readonly diskMiB: number;
  /** The subordinate ids of subuid(5) and subgid(5) as the engine sees them. */
  readonly subordinateIds: string;
}

/** In the new namespaces: the loopback, the engine's disk, its view of /etc, and then dockerd in the shell's place. */
const SET_UP = `set -e
folder=$1 size=$2; shift 2
ip link set lo up
mkdir "$folder/data"
mount -t tmpfs -o "size=$size" tmpfs "$folder/data"
mount --bind "$folder/ids" /etc/subuid
mount --bind "$folder/ids" /etc/subgid
exec dockerd "$@"`;

export class WalledEngine {
  readonly address: string;
  readonly #folder: string;
  readonly #daemon: ChildProcess;

  private constructor(folder: string, address: string, daemon: ChildProcess) {
    this.address = address;
    this.#folder = folder;
    this.#daemon = daemon;
  }

  static async start(options: WalledEngineOptions): Promise<WalledEngine> {
    const { words, diskMiB, subordinateIds } = options;
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-walled-'));
    // An engine that remaps users wants its containers' root to get as far as its files.
    chmodSync(folder, 0o711);
    writeFileSync(path.join(folder, 'ids'), subordinateIds);
    const address = `unix://${folder}/engine.sock`;
    const log = openSync(path.join(folder, 'log'), 'w');
    const daemon = spawn(
      'unshare',
      [
        ...['--mount', '--net', 'sh', '-c', SET_UP, 'sh', folder, `${diskMiB}m`],
        ...['--data-root', path.join(folder, 'data'), '--exec-root', path.join(folder, 'exec')],
        ...['--pidfile', path.join(folder, 'pid'), '--host', address, ...words],
      ],
      { stdio: ['ignore', log, log] },
    );
    const engine = new WalledEngine(folder, address, daemon);
    try {
      await engine.#answers();
      return engine;
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  /** Carries out a command beside the engine, in its namespaces. @returns its standard output */
  async run(
    words: readonly string[],
    env: Readonly<Record<string, string | undefined>>,
  ): Promise<string> {
    const inside = ['--target', String(this.#daemon.pid), '--mount', '--net', ...words];
    const { stdout } = await promisify(execFile)('nsenter', inside, {
      env: { ...process.env, ...env },
    });
    return stdout;
  }

  async stop(): Promise<void> {
    if (this.#daemon.exitCode === null) {
      const ended = once(this.#daemon, 'exit');
      this.#daemon.kill('SIGTERM');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answers(): Promise<void> {
    const until = Date.now() + READY_MS;
    for (;;) {
      if (this.#daemon.exitCode !== null || Date.now() > until) {
        const log = readFileSync(path.join(this.#folder, 'log'), 'utf8');
        throw new Error(`the engine did not start:\n${log.slice(-2_000)}`);
      }
      try {
        await connectDocker(parseAddress(this.address));
        return;
      } catch {
        await sleep(200);
      }
    }
  }
}
