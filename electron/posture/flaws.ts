/** Known flaws by version: which releases have them. Pure. */

export interface Flaw {
  readonly id: string;
  /** First release that has it; null where all before the fix have. */
  readonly since: string | null;
  /** First release without it, in every line that got the fix. */
  readonly fixedIn: readonly string[];
}

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Number of a release candidate; null for the release itself. */
  readonly candidate: number | null;
  /** What a distribution added: `+ds1`, `-0ubuntu2~22.04.1`. */
  readonly suffix: string;
}

/** @returns null for what is no version, such as `N/A` */
export function parseVersion(text: string): Version | null {
  const parts = /^v?(\d+)\.(\d+)\.(\d+)(?:[-~]rc\.?(\d+))?(\S*)/.exec(text);
  if (parts === null) return null;
  const [, major, minor, patch, candidate, suffix = ''] = parts;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    candidate: candidate === undefined ? null : Number(candidate),
    suffix,
  };
}

/** Whether a release, by its number alone, has the flaw; what a distribution mended does not show in it. */
export function hasFlaw(version: Version, { since, fixedIn }: Flaw): boolean {
  if (since !== null && compare(version, parsed(since)) < 0) return false;
  const fixes = fixedIn.map(parsed);
  const ofThisLine = fixes.find(
    ({ major, minor }) => major === version.major && minor === version.minor,
  );
  if (ofThisLine !== undefined) return compare(version, ofThisLine) < 0;
  // A line without a fix of its own has the flaw unless it began after all of them.
  return !fixes.every((fix) => compare(version, fix) > 0);
}

function compare(a: Version, b: Version): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    candidateRank(a) - candidateRank(b)
  );
}

/** Every candidate comes before its release. */
function candidateRank({ candidate }: Version): number {
  return candidate ?? Number.MAX_SAFE_INTEGER;
}

function parsed(text: string): Version {
  const version = parseVersion(text);
  if (version === null) throw new Error(`${text} is no version`);
  return version;
}
