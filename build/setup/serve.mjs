/** The application behind its loopback door, as a child of ours. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { gloveboxCommand } from './command-line.mjs';
import { inRepository } from './repository.mjs';
import { endOf } from './run-command.mjs';
import { addressIn } from './shell-choice.mjs';

/**
 * @typedef {object} Served
 * @property {Promise<{ url: string, port: number } | null>} address where it is; null when it ended before saying so
 * @property {Promise<number>} ended its exit status
 * @property {() => void} stop asks it to end
 */

/**
 * Passes on what it prints, and watches it for its address.
 *
 * @param {readonly string[]} args of `glovebox serve`
 * @returns {Served}
 */
export function serve(args) {
  const command = gloveboxCommand(['serve', ...args]);
  const guard = pathToFileURL(inRepository('build/setup/end-with-parent.mjs')).href;
  const child = spawn(command.file, ['--import', guard, ...command.args], {
    stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
  });
  /** @type {Served['address']} */
  const address = new Promise((resolve) => {
    if (child.stdout === null) throw new Error('A piped stream is always there.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      const found = addressIn(line);
      if (found !== null) resolve(found);
    });
    child.on('close', () => resolve(null));
  });
  return { address, ended: endOf(child), stop: () => void child.kill('SIGTERM') };
}
