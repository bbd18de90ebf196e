/** Running another program, with its output at hand should it fail. */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/** How much of a program's last words is kept. */
const KEPT_LINES = 400;
const KILL_AFTER_MS = 5_000;

/**
 * @typedef {object} Command
 * @property {string} file program, looked up on the PATH
 * @property {readonly string[]} args
 */

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; the own one when left out
 * @property {(line: string) => void} [onLine] gets every line of both streams
 * @property {string} [log] file that gets every line too
 * @property {number} [timeLimitMs] ends the program when it takes longer
 */

/**
 * @typedef {object} CommandResult
 * @property {number} status exit status; 127 when there is no such program, 128 when a signal ended it
 * @property {boolean} timedOut
 * @property {string[]} lines the last lines of both streams
 * @property {string} stdout at most the last mebibyte
 */

const STDOUT_KEPT = 1024 * 1024;

/**
 * Runs a program to its end, with nothing on its input. Never rejects.
 *
 * @param {Command} command
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, options = {}) {
  const { log, onLine } = options;
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
  /** @type {string[]} */
  const lines = [];
  let stdout = '';
  let timedOut = false;

  return new Promise((resolve) => {
    const child = spawn(command.file, command.args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const timer =
      options.timeLimitMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
          }, options.timeLimitMs);
    /** @param {string} line */
    const take = (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      if (log !== undefined) appendFileSync(log, `${line}\n`);
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', take);
    }
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      stdout = (stdout + chunk).slice(-STDOUT_KEPT);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      take(error.message);
      resolve({ status: 127, timedOut, lines, stdout });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ status: code ?? 128, timedOut, lines, stdout });
    });
  });
}

/**
 * Runs a program that shares this one's terminal, and ends with it.
 *
 * @param {Command} command
 * @param {Pick<CommandOptions, 'cwd' | 'env'>} [options]
 * @returns {Promise<number>} its exit status; 128 when a signal ended it
 */
export function runAttached(command, options = {}) {
  const child = spawn(command.file, command.args, { ...options, stdio: 'inherit' });
  return endOf(child);
}

/**
 * Waits for a child's end, and hands on what asks us to end meanwhile.
 *
 * A terminal tells the whole group of processes by itself, and to be told twice would make
 * many a program drop what it is putting in order; anything else tells only this process.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit status; 128 when a signal ended it
 */
export function endOf(child) {
  /** @param {NodeJS.Signals} signal */
  const handOn = (signal) => {
    if (signal === 'SIGTERM' || !process.stdin.isTTY) child.kill(signal);
  };
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, handOn);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, handOn);
      resolve(code ?? 128);
    });
  });
}
