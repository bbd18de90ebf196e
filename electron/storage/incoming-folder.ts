/** Files that a page hands over piece by piece. None outlives the instance that takes it. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

interface Instances {
  readonly id: string;
  isHeld(instanceId: string): boolean;
}

/** The instance whose file it is, and the file's own id. */
const FILE = /^([0-9a-f-]{36})\.[0-9a-f-]{36}\.part$/;

export class IncomingFolder {
  readonly #folder: string;
  readonly #instances: Instances;

  /** Removes what an instance that is gone has left, also after a crash. */
  constructor(folder: string, instances: Instances) {
    this.#folder = folder;
    this.#instances = instances;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) {
      const owner = FILE.exec(name)?.[1];
      if (owner !== undefined && !instances.isHeld(owner)) {
        rmSync(path.join(folder, name), { force: true });
      }
    }
  }

  /** The path of a file that is not there yet. */
  newFile(): string {
    return path.join(this.#folder, `${this.#instances.id}.${randomUUID()}.part`);
  }
}
