import { fail, pass, unknown, warn, type Check } from '../check.ts';
import { hasFlaw, parseVersion, type Flaw, type Version } from '../flaws.ts';
import type { Posture } from '../posture.ts';

/** When the list below was last held against runc's releases. */
const LIST_OF = 'November 2026';

/**
 * Break-outs from a container. runc's own CHANGELOG.md and advisories
 * (github.com/opencontainers/runc/security/advisories): GHSA-gxmr-w5mj-v8hh,
 * GHSA-xr7r-f8xq-vfvv, GHSA-9493-h29p-rfm2, GHSA-qw9x-cqr3-wc7r,
 * GHSA-cgrx-mc8f-2prm. Left out is CVE-2026-41579: of low severity, and it takes
 * a malicious image, which is never run here.
 */
export const RUNC_FLAWS: readonly Flaw[] = [
  { id: 'CVE-2019-5736', since: null, fixedIn: ['1.0.0-rc7'] },
  { id: 'CVE-2024-21626', since: '1.0.0-rc93', fixedIn: ['1.1.12'] },
  { id: 'CVE-2025-31133', since: null, fixedIn: ['1.2.8', '1.3.3', '1.4.0-rc.3'] },
  { id: 'CVE-2025-52565', since: '1.0.0-rc3', fixedIn: ['1.2.8', '1.3.3', '1.4.0-rc.3'] },
  { id: 'CVE-2025-52881', since: null, fixedIn: ['1.2.8', '1.3.3', '1.4.0-rc.3'] },
];

const UPDATE =
  'Bring the package that holds runc up to date (`containerd.io` from Docker, `runc` from a distribution) and restart the engine.';
const TRACKER =
  'The distribution may have backported the fixes: check its tracker (Debian’s is security-tracker.debian.org/tracker/source-package/runc) or what its package says of itself: `zgrep CVE- /usr/share/doc/runc/changelog.Debian.gz`. Keep it current: `sudo apt-get update && sudo apt-get install --only-upgrade runc`.';

export const runcFlaws: Check = {
  id: 'runc-flaws',
  title: 'Known flaws of runc',
  why: 'runc builds every container with the engine’s rights. Flaws in it have let programs out of their containers more than once.',
  look: (posture) => {
    const runtime = ociRuntime(posture);
    if (runtime === null) return unknown('the engine does not name its runtime’s version');
    const { name, version, build } = runtime;
    if (name !== 'runc') {
      return unknown(
        `the engine starts containers with ${name} ${version}, and no flaws of that are listed here`,
      );
    }
    const number = parseVersion(version);
    const shown = `runc ${version}${build === null || build === version ? '' : ` (build ${build})`}`;
    if (number === null) return unknown(`the engine does not give runc’s version: ${shown}`);
    const flaws = RUNC_FLAWS.filter((flaw) => hasFlaw(number, flaw));
    if (flaws.length === 0) {
      return pass(
        `${shown} has the fixes of all ${RUNC_FLAWS.length} that are listed here, as of ${LIST_OF}`,
      );
    }
    const finding = `${shown} is, by its number, from before the fixes of ${listed(flaws)}`;
    return isUpstream(number, build) ? fail(finding, UPDATE) : warn(finding, TRACKER);
  },
};

interface OciRuntime {
  readonly name: string;
  readonly version: string;
  readonly build: string | null;
}

/** Docker names its runc, Podman the runtime that it uses with the text of `runc --version`. */
function ociRuntime({ facts }: Posture): OciRuntime | null {
  for (const { name, version, build } of facts.details.components) {
    if (name === 'runc') return { name, version, build };
    const used = /^OCI Runtime \((.+)\)$/.exec(name)?.[1];
    if (used !== undefined) {
      const number = /version (\S+)/.exec(version)?.[1] ?? version;
      return { name: used, version: number, build: /^commit: (\S+)/m.exec(version)?.[1] ?? build };
    }
  }
  return null;
}

/** Built from the release's own tag, with nothing added: `git describe` then ends in no commits since. */
function isUpstream({ suffix }: Version, build: string | null): boolean {
  return (
    suffix === '' && build !== null && /^v\d+\.\d+\.\d+(-rc\.?\d+)?-0-g[0-9a-f]{7,40}$/.test(build)
  );
}

/** Flaws with the same fix stand together. */
function listed(flaws: readonly Flaw[]): string {
  const fixes = new Set(flaws.map(({ fixedIn }) => inWords(fixedIn)));
  return [...fixes]
    .map((fix) => {
      const alike = flaws.filter(({ fixedIn }) => inWords(fixedIn) === fix);
      return `${inWords(alike.map(({ id }) => id))} (fixed in ${fix})`;
    })
    .join(' and ');
}

function inWords(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
