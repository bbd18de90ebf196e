/**
 * The level `default`: Docker's own list, as new as can be had, with the
 * families of sockets really closed.
 *
 * `moby-default.json` is the default profile of Moby (Docker Engine) 28.5.2,
 * its rules untouched: `engine/vendor/github.com/moby/profiles/seccomp/default.json`
 * in Debian's source package docker.io 28.5.2+dfsg4, Apache License 2.0.
 * Engines as old as 20.10 have io_uring open in their own; this one closes it.
 *
 * Where we differ, all of it towards closed:
 *
 * - Moby's rule is “`socket` with a first argument that is not 40”, AF_VSOCK.
 *   It leaves AF_ALG open, the kernel's cryptography with its record of escapes,
 *   which today's upstream closes together with other rare families. And it does
 *   not hold AF_VSOCK (measured with Engine 20.10 and runc 1.1): the kernel drops
 *   the upper half of that argument, the comparison does not. Here five families
 *   are open, compared by the half that counts.
 * - `socketpair` makes a socket of its family before it answers: the same five.
 * - `socketcall` takes the family in memory, where no filter looks. It is gone,
 *   and so is the 32-bit entry of x86, which every 64-bit program can take:
 *   libseccomp opens socketcall there for whoever opens `socket` (measured).
 *   Nothing in our images is 32-bit; a program that enters there is ended.
 *   s390x and ppc64le have no second entry, and libseccomp does the same to
 *   their only one (src/arch-s390x.c, src/arch-ppc64.c): there, and only there,
 *   every family can still be had, under `strict` as well.
 */
import moby from './moby-default.json' with { type: 'json' };
import { type FilterProfile, type FilterRule, lowWordIs, open } from './profile.ts';

/** linux/socket.h */
const OPEN_FAMILIES = { AF_UNIX: 1, AF_INET: 2, AF_INET6: 10, AF_NETLINK: 16, AF_PACKET: 17 };

const MAKES_SOCKETS = ['socket', 'socketpair', 'socketcall'];

const docker = moby as FilterProfile;

export const defaultProfile: FilterProfile = {
  ...docker,
  glovebox: 'default',
  archMap: docker.archMap.map((entry) =>
    entry.architecture === 'SCMP_ARCH_X86_64' ? { ...entry, subArchitectures: [] } : entry,
  ),
  syscalls: [...withoutSockets(docker.syscalls), ...socketsOf(OPEN_FAMILIES)],
};

function withoutSockets(rules: readonly FilterRule[]): FilterRule[] {
  return rules
    .map((rule) => ({ ...rule, names: rule.names.filter((name) => !MAKES_SOCKETS.includes(name)) }))
    .filter(({ names }) => names.length > 0);
}

function socketsOf(families: Readonly<Record<string, number>>): FilterRule[] {
  return Object.entries(families).map(([name, family]) =>
    open(`Glovebox: ${name}`, ['socket', 'socketpair'], lowWordIs(0, family)),
  );
}
