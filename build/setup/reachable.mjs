/** Whether a server on the network answers, found out in seconds. */
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';

const TIME_LIMIT_MS = 5_000;
const PROBE = inRepository('build/setup/fetch-status.mjs');

/**
 * Asked in a process of its own: only a newer Node than the one that runs us may know the
 * proxy of the environment.
 *
 * @param {string} url
 * @param {string} node the tools' Node
 * @param {import('./host.mjs').Host} host
 * @returns {Promise<number | null>} the HTTP status, or null when nobody answered
 */
export async function statusOf(url, node, host) {
  const env = { ...host.env, NODE_USE_ENV_PROXY: '1' };
  const probe = { file: node, args: [PROBE, url, String(TIME_LIMIT_MS)] };
  const { status, stdout } = await runCommand(probe, { env, timeLimitMs: TIME_LIMIT_MS + 2_000 });
  return status === 0 ? Number(stdout) : null;
}
