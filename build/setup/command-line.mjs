/** The application's own command line, as the set-up calls it. */
import { inRepository, REPOSITORY } from './repository.mjs';
import { runCommand } from './run-command.mjs';

const BUNDLE = inRepository('dist/cli/cli.js');

/**
 * @param {readonly string[]} args
 * @returns {import('./run-command.mjs').Command}
 */
export function gloveboxCommand(args) {
  return { file: process.execPath, args: [BUNDLE, ...args] };
}

/**
 * @param {readonly string[]} args
 * @param {import('./run-command.mjs').CommandOptions} [options]
 */
export function runGlovebox(args, options = {}) {
  return runCommand(gloveboxCommand(args), { cwd: REPOSITORY, ...options });
}
