/**
 * A container engine in namespaces of its own: it can be set up as badly as a test
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
  /** Further words for dockerd, or the whole command of another engine. */
  readonly words: readonly string[] | ((folder: string, address: string) => readonly string[]);
  /** Further environment of the engine. */
  readonly env?: Readonly<Record<string, string>>;
  /** Size of the file system, in memory, that holds its images. */
  readonly diskMiB: number;
  /** The subordinate ids of subuid(5) and subgid(5) as the engine sees them. */
  readonly subordinateIds: string;
}

/** Where whoever is beside the engine can be reached by its containers, once they have a network. */
export const WALLED_HOST = '10.77.0.1';
/** Of util-linux, as unshare is. */
const ENTER = 'nsenter';
/** An engine that does not end when it is told to is ended. */
const STOP_MS = 20_000;

/** In the new namespaces: the loopback, the engine's disk, its view of /etc, and then the engine in the shell's place. */
const SET_UP = `set -e
folder=$1 size=$2; shift 2
ip link set lo up
ip addr add ${WALLED_HOST}/32 dev lo
mkdir "$folder/data"
mount -t tmpfs -o "size=$size" tmpfs "$folder/data"
mount --bind "$folder/ids" /etc/subuid
mount --bind "$folder/ids" /etc/subgid
exec "$@"`;

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
    const { words, diskMiB, subordinateIds, env = {} } = options;
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
        ...(typeof words === 'function' ? words(folder, address) : dockerd(folder, address, words)),
      ],
      { stdio: ['ignore', log, log], env: { ...process.env, ...env } },
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
    const { stdout } = await promisify(execFile)(ENTER, inside, {
      env: { ...process.env, ...env },
    });
    return stdout;
  }

  /** Starts a command beside the engine, in its network; the caller ends it. */
  spawn(words: readonly string[]): ChildProcess {
    const inside = ['--target', String(this.#daemon.pid), '--net', ...words];
    return spawn(ENTER, inside, { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  async stop(): Promise<void> {
    if (this.#daemon.exitCode === null && this.#daemon.signalCode === null) {
      const ended = once(this.#daemon, 'exit');
      this.#daemon.kill('SIGTERM');
      const late = setTimeout(() => this.#daemon.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(late);
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

function dockerd(folder: string, address: string, words: readonly string[]): string[] {
  return [
    ...['dockerd', '--data-root', path.join(folder, 'data')],
    ...['--exec-root', path.join(folder, 'exec'), '--pidfile', path.join(folder, 'pid')],
    ...['--host', address, ...words],
  ];
}
