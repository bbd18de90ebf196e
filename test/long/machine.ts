/**
 * The everyday host in a virtual machine whose processor is a program (QEMU's
 * TCG): slow, and the same wherever it runs. Its disk is never written to; what
 * a test changes ends with the machine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerEngine } from '../../electron/engine/container-engine.ts';
import { connectDocker } from '../../electron/engine/docker/connect.ts';
import { parseAddress } from '../../electron/engine/finding/address.ts';

/** As build/setup/everyday-host.mjs hands it over. */
interface HostDisk {
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
}

const READY_MS = 10 * 60_000;
const LOOK_MS = 2_000;
const END_MS = 10_000;
const ENGINE_PORT = 2375;

/** What tests need to know of it. */
export interface RunningMachine {
  /** As DOCKER_HOST takes it. */
  readonly address: string;
  /** Seconds from its start to its engine's answer, and to the last image loaded. */
  readonly seconds: { readonly engine: number; readonly images: number };
}

export class Machine {
  readonly running: RunningMachine;
  readonly #qemu: ChildProcess;

  private constructor(qemu: ChildProcess, running: RunningMachine) {
    this.#qemu = qemu;
    this.running = running;
  }

  /**
   * Starts one, and waits for its engine and its images.
   *
   * @param images how many the disk brings
   * @param folder for its console's log
   * @throws Error with the console's last words; nothing is left running then
   */
  static async start(images: number, folder: string): Promise<Machine> {
    const begun = Date.now();
    const passed = (): number => Math.round((Date.now() - begun) / 100) / 10;
    const port = await freePort();
    const address = `tcp://127.0.0.1:${port}`;
    const log = path.join(folder, 'console.log');
    const qemu = startQemu(hostDisk(), port, log);
    try {
      const engine = await answering(qemu, address, log);
      const answered = passed();
      await until(qemu, log, async () => (await engine.listImages('glovebox/')).length >= images);
      return new Machine(qemu, { address, seconds: { engine: answered, images: passed() } });
    } catch (error) {
      await end(qemu);
      throw error;
    }
  }

  async stop(): Promise<void> {
    await end(this.#qemu);
  }
}

function hostDisk(): HostDisk {
  const told = process.env['GLOVEBOX_EVERYDAY_HOST'];
  if (told === undefined) throw new Error('There is no disk; “npm run long” makes one.');
  return JSON.parse(told) as HostDisk;
}

function startQemu({ disk, kernel, initrd }: HostDisk, port: number, log: string): ChildProcess {
  const output = openSync(log, 'a');
  // Ended with whoever started it, however that ends.
  const qemu = spawn(
    'setpriv',
    [
      ...['--pdeathsig', 'KILL', 'nice', '-n', '19', 'qemu-system-x86_64'],
      // Two processors in turns. At once, an older QEMU runs instructions that the kernel
      // has just rewritten (its static keys), and the kernel ends in an int3.
      ...['-accel', 'tcg,thread=single', '-cpu', 'max', '-smp', '2', '-m', '3G'],
      ...['-nodefaults', '-no-reboot', '-display', 'none', '-serial', 'stdio'],
      ...['-kernel', kernel, '-initrd', initrd, '-append', 'root=/dev/vda rw console=ttyS0'],
      ...['-drive', `file=${disk},format=raw,if=virtio,snapshot=on`],
      ...['-device', 'virtio-rng-pci'],
      // It reaches nobody, and only this computer reaches its engine.
      ...['-netdev', `user,id=n,restrict=on,hostfwd=tcp:127.0.0.1:${port}-:${ENGINE_PORT}`],
      ...['-device', 'virtio-net-pci,netdev=n'],
    ],
    { stdio: ['ignore', output, output] },
  );
  closeSync(output);
  return qemu;
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(
  qemu: ChildProcess,
  address: string,
  log: string,
): Promise<ContainerEngine> {
  let engine: ContainerEngine | null = null;
  await until(qemu, log, async () => {
    engine = await connectDocker(parseAddress(address)).catch(() => null);
    return engine !== null;
  });
  return engine as unknown as ContainerEngine;
}

async function until(qemu: ChildProcess, log: string, isSo: () => Promise<boolean>): Promise<void> {
  const latest = Date.now() + READY_MS;
  while (!(await isSo())) {
    if (qemu.exitCode !== null || qemu.signalCode !== null || Date.now() > latest) {
      throw new Error(`the machine did not come up:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
    }
    await sleep(LOOK_MS);
  }
}

async function end(qemu: ChildProcess): Promise<void> {
  if (qemu.exitCode !== null || qemu.signalCode !== null) return;
  const ended = once(qemu, 'exit');
  qemu.kill('SIGTERM');
  const timer = setTimeout(() => qemu.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(timer);
}
