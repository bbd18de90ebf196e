/** A container engine: found and used as it is, else started or installed with leave. */
import { applicationParts } from './application-parts.mjs';
import { agrees, asRoot, getLeave } from './consent.mjs';
import { planEngine } from './engine-plan.mjs';
import { installEngine, startEngine } from './engine-start.mjs';
import { findProgram, isTrue, SYSTEM_FOLDERS } from './host.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** @typedef {import('../../electron/engine/container-engine.ts').ContainerEngine} ContainerEngine */

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @returns {Promise<ContainerEngine | null>} null when this user has just joined the group that
 *   may use it, which only new processes are in
 * @throws {SetupFailure}
 */
export async function ensureEngine(host, say) {
  const { engineCandidates, findEngine, ownSurroundings } = await applicationParts();
  const before = await findEngine();
  if (before.engine !== null) return before.engine;
  const plan = planEngine({
    status: before.status,
    chosen: isChosen(() => engineCandidates(ownSurroundings()).namedBy),
    family: host.family,
    systemName: host.systemName,
    systemd: host.systemd,
    dockerd: findProgram('dockerd', host, SYSTEM_FOLDERS) !== null,
  });
  if (plan.do === 'explain') throw new SetupFailure(plan.sentence, plan.advice);

  const privilege = await getLeave(host, plan.change);
  if (plan.do === 'install') await installEngine(host, privilege, say);
  const isUp = async () => {
    const found = await findEngine();
    return found.engine !== null || found.status.state !== 'absent';
  };
  await startEngine(isUp, host, privilege, say);

  const after = await findEngine();
  if (after.engine !== null) return after.engine;
  if (after.status.state !== 'refused')
    throw new SetupFailure(after.status.sentence, after.status.advice);
  await joinGroup(host, privilege, say, after.status);
  return null;
}

/**
 * @param {() => string | null} namedBy throws for an address that makes no sense
 */
function isChosen(namedBy) {
  try {
    return namedBy() !== null;
  } catch {
    return true;
  }
}

/**
 * The engine runs and does not let this user in. Membership of its group is as good as
 * being root: that is said, and at a terminal asked for, where Enter means no.
 *
 * @param {import('./host.mjs').Host} host
 * @param {import('./consent.mjs').Privilege} privilege
 * @param {import('./say.mjs').Sayer} say
 * @param {import('./engine-plan.mjs').EngineUnusable} status
 */
async function joinGroup(host, privilege, say, { sentence, advice }) {
  const told = isTrue(host.env['CI']) || host.env['GLOVEBOX_SETUP'] === 'auto';
  const question = `${sentence}\nJoin the group docker? Its members are as good as root on this machine.`;
  if (!told && !(host.terminal && (await agrees(question, false)))) {
    throw new SetupFailure(sentence, advice);
  }
  say.line(
    `Adding ${host.user} to the group docker, which is as good as root on this machine. ` +
      `To undo it: sudo gpasswd -d ${host.user} docker`,
  );
  const command = asRoot(privilege, { file: 'usermod', args: ['-aG', 'docker', host.user] });
  const result = await runCommand(command);
  if (result.status !== 0) throw new SetupFailure('That failed.', result.lines);
}
