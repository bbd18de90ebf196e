/** What to do where the application has found no engine that it can use. Pure. */

/** @typedef {import('../../shared/description.ts').EngineUnusable} EngineUnusable */

/**
 * @typedef {object} EngineFacts
 * @property {EngineUnusable} status what the application says
 * @property {boolean} chosen whether the person named the engine, so that no other is tried
 * @property {import('./os-release.mjs').SystemFamily} family
 * @property {string} systemName
 * @property {boolean} systemd
 * @property {boolean} dockerd whether Docker's daemon is installed
 */

/**
 * - `start`, `install`: with leave
 * - `explain`: nothing that we could do, or should
 *
 * @typedef {{ do: 'start' | 'install', change: import('./consent.mjs').Change }
 *   | { do: 'explain', sentence: string, advice: readonly string[] }} EnginePlan
 */

/** Families whose init and paths a start by hand is written for. */
const STARTABLE = new Set(['debian', 'fedora', 'arch', 'suse', 'alpine', 'other-linux']);

/**
 * @param {EngineFacts} facts
 * @returns {EnginePlan}
 */
export function planEngine({ status, chosen, family, systemName, systemd, dockerd }) {
  const { state, sentence, advice } = status;
  if (chosen) {
    const why = 'That engine was chosen, so no other is looked for and nothing is installed.';
    return { do: 'explain', sentence, advice: [why, CHOOSE_AGAIN] };
  }
  if (state !== 'absent') return { do: 'explain', sentence, advice };
  if (dockerd && STARTABLE.has(family)) {
    return {
      do: 'start',
      change: {
        missing: 'The Docker engine is installed here, but it does not run.',
        question: 'Start it?',
        byHand: [startByHand(systemd)],
      },
    };
  }
  if (family !== 'debian') return { do: 'explain', sentence, advice };
  return {
    do: 'install',
    change: {
      missing: sentence,
      question: `Install the package docker.io of ${systemName}, and start it?`,
      byHand: advice,
    },
  };
}

const CHOOSE_AGAIN =
  'Start it, or give up the choice: unset DOCKER_HOST and DOCKER_CONTEXT, or "docker context use default".';

/** @param {boolean} systemd */
function startByHand(systemd) {
  return systemd
    ? 'sudo systemctl start docker'
    : 'sudo sh -c "dockerd > /var/log/dockerd.log 2>&1 &"';
}
