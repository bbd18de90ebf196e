/** Whether something may be installed or started on the machine itself. */
import { createInterface } from 'node:readline/promises';
import { isTrue } from './host.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

/** @typedef {'root' | 'sudo' | 'none'} Privilege how this user can act as root without a password */

/**
 * - `go`: do it, and say so
 * - `ask`: ask at the terminal; Enter means yes
 * - `never`: the person has forbidden it
 * - `unasked`: it could be done, but there is nobody to ask
 * - `unable`: this user may not
 *
 * @typedef {'go' | 'ask' | 'never' | 'unasked' | 'unable'} Consent
 */

/**
 * @typedef {object} ConsentFacts
 * @property {string | undefined} policy value of GLOVEBOX_SETUP
 * @property {boolean} ci whether this is an automated build
 * @property {boolean} terminal whether there is somebody to ask
 * @property {Privilege} privilege
 */

/**
 * @param {ConsentFacts} facts
 * @returns {Consent}
 * @throws {SetupFailure} for a policy that does not exist
 */
export function consentFor({ policy, ci, terminal, privilege }) {
  if (policy === 'never') return 'never';
  if (policy !== undefined && policy !== '' && policy !== 'auto') {
    throw new SetupFailure(`GLOVEBOX_SETUP is "${policy}", but only "auto" and "never" are known.`);
  }
  if (privilege === 'none') return 'unable';
  if (policy === 'auto') return 'go';
  if (terminal) return 'ask';
  return privilege === 'root' || ci ? 'go' : 'unasked';
}

/**
 * @param {import('./host.mjs').Host} host
 * @returns {Promise<Privilege>}
 */
export async function privilegeOf(host) {
  if (host.uid === 0) return 'root';
  if (host.uid === null) return 'none';
  const sudo = await runCommand({ file: 'sudo', args: ['-n', 'true'] }, { timeLimitMs: 10_000 });
  return sudo.status === 0 ? 'sudo' : 'none';
}

/**
 * A change to the machine that would help.
 *
 * @typedef {object} Change
 * @property {string} missing what is missing, as a sentence
 * @property {string} question what would be done about it, as a question
 * @property {readonly string[]} byHand how the person does it, line by line
 */

/**
 * Gets leave for a change, from the rules or from the person.
 *
 * @param {import('./host.mjs').Host} host
 * @param {Change} change
 * @returns {Promise<Privilege>} how to do it
 * @throws {SetupFailure} without leave: what is missing, and how to get it
 */
export async function getLeave(host, { missing, question, byHand }) {
  const privilege = host.env['GLOVEBOX_SETUP'] === 'never' ? 'none' : await privilegeOf(host);
  const consent = consentFor({
    policy: host.env['GLOVEBOX_SETUP'],
    ci: isTrue(host.env['CI']),
    terminal: host.terminal,
    privilege,
  });
  if (consent === 'go') return privilege;
  if (consent === 'ask' && (await agrees(`${missing} ${question}`, true))) return privilege;
  throw new SetupFailure(missing, [REFUSALS[consent], ...byHand]);
}

/** @type {Readonly<Record<Exclude<Consent, 'go'>, string>>} */
const REFUSALS = {
  ask: 'Nothing was changed. By hand:',
  never: 'Nothing was changed, because of GLOVEBOX_SETUP=never. By hand:',
  unasked:
    'Nothing was changed: there is no terminal to ask at. GLOVEBOX_SETUP=auto allows it. By hand:',
  unable: 'Nothing was changed: it takes root, or sudo without a password. By hand:',
};

/**
 * Asks at the terminal.
 *
 * @param {string} question
 * @param {boolean} byDefault what Enter alone means
 */
export async function agrees(question, byDefault) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const interrupted = new AbortController();
  // Ctrl-C and the end of input are both a no, and neither settles the question by itself.
  for (const end of ['SIGINT', 'close']) terminal.on(end, () => interrupted.abort());
  try {
    const prompt = `${question} [${byDefault ? 'Y/n' : 'y/N'}] `;
    return isYes(await terminal.question(prompt, interrupted), byDefault);
  } catch (error) {
    if (!interrupted.signal.aborted) throw error;
    process.stdout.write('\n');
    return false;
  } finally {
    terminal.close();
  }
}

/**
 * @param {string} answer
 * @param {boolean} byDefault
 */
export function isYes(answer, byDefault) {
  const word = answer.trim().toLowerCase();
  return word === '' ? byDefault : word === 'y' || word === 'yes';
}

/**
 * A command as root would give it.
 *
 * @param {Privilege} privilege
 * @param {import('./run-command.mjs').Command} command
 * @returns {import('./run-command.mjs').Command}
 */
export function asRoot(privilege, command) {
  if (privilege !== 'sudo') return command;
  return { file: 'sudo', args: ['-n', command.file, ...command.args] };
}
