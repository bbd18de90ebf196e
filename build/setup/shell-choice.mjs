/** Which window the application gets, decided from what the machine is like. Pure. */

/**
 * @typedef {object} ShellFacts
 * @property {NodeJS.Platform} platform
 * @property {number | null} uid
 * @property {Readonly<NodeJS.ProcessEnv>} env
 * @property {boolean} noOpen whether the person asked for the address alone
 */

/**
 * Why no window is opened, or null where one can be.
 *
 * @param {ShellFacts} facts
 */
export function whyNoWindow({ platform, uid, env, noOpen }) {
  if (noOpen) return 'No window is opened, as asked.';
  if (uid === 0)
    return 'No window is opened for root: its browser would have to give up its own sandbox.';
  const hasDisplay =
    platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
  return hasDisplay ? null : 'No window is opened: there is no display here.';
}

/**
 * A Chromium in application mode, with a profile of its own: nothing of the person's own
 * browsing is in it, and it ends when its window is closed.
 *
 * @param {string} browser
 * @param {string} url of the file that leads to the application
 * @param {string} profile folder
 * @returns {import('./run-command.mjs').Command}
 */
export function applicationWindow(browser, url, profile) {
  return {
    file: browser,
    args: [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      '--window-size=1440,900',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
    ],
  };
}

/**
 * The first address of ours in a line of `serve`'s.
 *
 * @param {string} line
 * @returns {{ url: string, port: number } | null}
 */
export function addressIn(line) {
  const match = /http:\/\/127\.0\.0\.1:(\d+)\/\S*/.exec(line);
  return match === null ? null : { url: match[0], port: Number(match[1]) };
}

/**
 * How to reach the address from another machine. The port must be the same on both sides:
 * a request for another one is not let in.
 *
 * @param {number} port
 * @param {{ user: string, hostname: string }} host
 */
export function forwardingLine(port, { user, hostname }) {
  return `From another machine, first: ssh -L ${port}:127.0.0.1:${port} ${user}@${hostname}`;
}
