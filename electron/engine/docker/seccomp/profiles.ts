/**
 * The system-call filters that Glovebox carries.
 *
 * `default.json` is the default profile of Moby (Docker Engine) 26.1.5 as in
 * Debian 13's source package docker.io 26.1.5+dfsg1, `profiles/seccomp/default.json`,
 * Apache License 2.0, unchanged but for the field `glovebox`, by which the
 * engine's inspect tells which profile it was given. Engines as old as 20.10
 * have io_uring and AF_VSOCK open in their own; this one closes them.
 *
 * The Engine API takes a profile as JSON text, not as a path.
 */
import defaultProfile from './default.json' with { type: 'json' };

export const SECCOMP_PROFILES: Readonly<Record<'default' | 'strict', string>> = {
  default: JSON.stringify(defaultProfile),
  strict: JSON.stringify({ ...defaultProfile, glovebox: 'strict' }),
};
