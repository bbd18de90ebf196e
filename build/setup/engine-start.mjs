/** Installing Docker's engine from the distribution, and starting it. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { installPackages } from './apt.mjs';
import { asRoot } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

const PID_FILE = '/var/run/docker.pid';
const LOG = '/var/log/glovebox-dockerd.log';
/** A first start on a slow disk takes tens of seconds. */
const START_LIMIT_MS = 90_000;
const POLL_MS = 250;

/**
 * What must be installed for an engine here: docker.io, and what its package only
 * recommends although this machine makes it necessary.
 *
 * @param {{ appArmor: boolean, appArmorParser: boolean, controlGroups: boolean, systemd: boolean }} facts
 *   `appArmor` whether the kernel enforces it, `controlGroups` whether they are mounted
 */
export function enginePackages({ appArmor, appArmorParser, controlGroups, systemd }) {
  return [
    'docker.io',
    // Without it the daemon cannot load its profile, and no container starts.
    ...(appArmor && !appArmorParser ? ['apparmor'] : []),
    // Something has to mount them where systemd does not.
    ...(controlGroups || systemd ? [] : ['cgroupfs-mount']),
  ];
}

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./consent.mjs').Privilege} privilege
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure}
 */
export async function installEngine(host, privilege, say) {
  const packages = enginePackages({
    appArmor: readIfThere('/sys/module/apparmor/parameters/enabled').startsWith('Y'),
    appArmorParser: findProgram('apparmor_parser', host, SYSTEM_FOLDERS) !== null,
    controlGroups: /^\S+ \S+ cgroup2? /m.test(readIfThere('/proc/mounts')),
    systemd: host.systemd,
  });
  await say.step(`Installing ${packages.join(', ')} (apt-get)`, (progress) =>
    installPackages(privilege, packages, progress),
  );
}

/**
 * Starts the engine unless its package has done so, and waits for it.
 *
 * @param {() => Promise<boolean>} isUp whether it is there, even if it refuses this user
 * @param {import('./host.mjs').Host} host
 * @param {import('./consent.mjs').Privilege} privilege
 * @param {import('./say.mjs').Sayer} say
 * @throws {SetupFailure} with the engine's last words
 */
export async function startEngine(isUp, host, privilege, say) {
  const how = host.systemd ? 'systemctl start docker' : `dockerd, by hand; its log is ${LOG}`;
  await say.step(`Starting the Docker engine (${how})`, async () => {
    if (await comesUp(isUp, isUnderWay() ? START_LIMIT_MS : 0)) return;
    const started = await runCommand(startCommand(host, privilege));
    if (started.status === 0 && (await comesUp(isUp, START_LIMIT_MS))) return;
    throw new SetupFailure('The Docker engine was started, but does not answer.', [
      ...started.lines,
      ...(await lastWords(host, privilege)),
    ]);
  });
  say.line(`The engine stays up. To stop it: ${stopCommand(host.systemd, privilege)}`);
}

/**
 * By hand, the daemon gets a session and streams of its own: with ours, whoever reads our
 * output to its end would wait for the daemon's.
 *
 * @param {Pick<import('./host.mjs').Host, 'systemd'>} host
 * @param {import('./consent.mjs').Privilege} privilege
 * @returns {import('./run-command.mjs').Command}
 */
export function startCommand(host, privilege) {
  if (host.systemd) return asRoot(privilege, { file: 'systemctl', args: ['start', 'docker'] });
  // cgroupfs-mount does nothing where control groups are mounted, and is rarely there.
  const script =
    `PATH="$PATH:${SYSTEM_FOLDERS.join(':')}"; ` +
    'command -v cgroupfs-mount > /dev/null && cgroupfs-mount; ' +
    `setsid dockerd > ${LOG} 2>&1 < /dev/null &`;
  return asRoot(privilege, { file: 'sh', args: ['-c', script] });
}

/**
 * How the person stops what was started.
 *
 * @param {boolean} systemd
 * @param {import('./consent.mjs').Privilege} privilege
 */
export function stopCommand(systemd, privilege) {
  const sudo = privilege === 'sudo' ? 'sudo ' : '';
  // The socket would start the service again.
  return systemd ? `${sudo}systemctl stop docker.socket docker` : `${sudo}kill $(cat ${PID_FILE})`;
}

/** Whether a daemon is starting already, as the package's own script may have had it do. */
function isUnderWay() {
  const pid = Number(readIfThere(PID_FILE));
  return pid > 0 && existsSync(`/proc/${pid}`);
}

/**
 * @param {() => Promise<boolean>} isUp
 * @param {number} limitMs
 */
async function comesUp(isUp, limitMs) {
  const end = Date.now() + limitMs;
  for (;;) {
    if (await isUp()) return true;
    if (Date.now() >= end) return false;
    await delay(POLL_MS);
  }
}

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./consent.mjs').Privilege} privilege
 */
async function lastWords(host, privilege) {
  const command = host.systemd
    ? { file: 'journalctl', args: ['-u', 'docker', '-n', '12', '--no-pager', '-o', 'cat'] }
    : { file: 'tail', args: ['-n', '12', LOG] };
  return (await runCommand(asRoot(privilege, command))).lines;
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
