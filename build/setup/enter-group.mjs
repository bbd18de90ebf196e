/** Starting over as a member of a group that was joined a moment ago. */
import { runAttached } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** Set in the second round, so that there is no third. */
const MARK = 'GLOVEBOX_REGROUPED';

/**
 * A process keeps the groups it started with; sg(1) starts one that has the new group too.
 *
 * @param {import('./host.mjs').Host} host
 * @returns {Promise<number>} exit status of this command, run anew
 */
export async function enterGroup(host) {
  if (host.env[MARK] !== undefined) {
    throw new SetupFailure('The group docker was joined, but the engine still refuses this user.', [
      'Log out and in again, then try again.',
    ]);
  }
  const again = [process.execPath, ...process.argv.slice(1)].map(quote).join(' ');
  return runAttached(
    { file: 'sg', args: ['docker', '-c', again] },
    { env: { ...process.env, [MARK]: '1' } },
  );
}

/**
 * One word of a POSIX shell.
 *
 * @param {string} word
 */
export function quote(word) {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
