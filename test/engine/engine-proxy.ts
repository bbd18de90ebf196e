/** The real engine behind a line that can be frozen or cut, as a real one can. */
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import net from 'node:net';

export class EngineProxy {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  readonly #path: string;
  #isFrozen = false;

  private constructor(server: net.Server, path: string) {
    this.#server = server;
    this.#path = path;
  }

  /** @param path of the new socket; `target` is the engine's own */
  static async open(path: string, target: string): Promise<EngineProxy> {
    const server = net.createServer();
    const proxy = new EngineProxy(server, path);
    server.on('connection', (near) => proxy.#join(near, net.connect(target)));
    server.listen(path);
    await once(server, 'listening');
    return proxy;
  }

  get address(): string {
    return `unix://${this.#path}`;
  }

  /** From now on nothing passes, in either direction; connections stay open. */
  freeze(): void {
    this.#isFrozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** Every connection ends, and no new one is taken. */
  cut(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    rmSync(this.#path, { force: true });
  }

  #join(near: net.Socket, far: net.Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    }
    if (this.#isFrozen) {
      near.pause();
      return;
    }
    near.pipe(far);
    far.pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }
}
