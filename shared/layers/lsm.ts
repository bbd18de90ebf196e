import { factOf } from './evidence.ts';
import type { InspectedContainer } from './inspected-container.ts';
import {
  contradicts,
  dockerPage,
  holding,
  holds,
  open,
  unavailable,
  unreadable,
  weakening,
} from './judging.ts';
import type { ChoiceLayer, Judgement } from './layer.ts';

/** The AppArmor profile that Glovebox carries; AppArmor and the engine know it by this name. */
export const OWN_PROFILE = 'glovebox';

/**
 * AppArmor's profiles that are known to confine a container: ours, Docker's
 * (moby, profiles/apparmor), and Podman's, whose name ends in a version
 * (containers/common, pkg/apparmor). What another one stops, its name does not tell.
 */
const KNOWN_PROFILE = /^(glovebox|docker-default|containers-default-\d[\w.+-]*)$/;

/** What AppArmor writes behind the name of a profile that it enforces. */
const IN_FORCE = ' (enforce)';

export const lsm: ChoiceLayer = {
  kind: 'choice',
  id: 'lsm',
  title: 'Mandatory access control',
  ring: 'privileges',
  evidence: 'inside',
  levels: [
    holding(
      'confined',
      'the strongest container profile that is loaded here: Glovebox’s own, else the engine’s',
    ),
    weakening('unconfined', 'no profile', 'do what AppArmor or SELinux would have refused'),
  ],
  default: 'confined',
  stops:
    'A second opinion inside the kernel, AppArmor’s or SELinux’s: it refuses mounts, writes under /proc and /sys and tracing of other programs, even where the file permissions would allow them. Glovebox’s own AppArmor profile also refuses kinds of sockets that programs do not need, and rewriting a program’s memory through /proc.',
  doesNotStop:
    'Anything on a host whose kernel has neither AppArmor nor SELinux; and what its profile allows. Only root can load Glovebox’s own: “glovebox doctor” says the command.',
  sources: [
    dockerPage('AppArmor security profiles', 'engine/security/apparmor'),
    {
      title: 'Linux kernel: Linux Security Modules',
      url: 'https://docs.kernel.org/admin-guide/LSM/index.html',
    },
  ],
  apply: (level, { ownProfile = false }) => ({
    lsm: level === 'unconfined' ? 'unconfined' : ownProfile ? OWN_PROFILE : 'confined',
  }),
  readBack: ({ securityOptions, apparmorProfile, processLabel }) => {
    if (apparmorProfile === 'unconfined') return 'unconfined';
    const isOff = (option: string): boolean =>
      /^(apparmor[:=]unconfined|label[:=]disable)$/.test(option);
    if (securityOptions.some(isOff)) return 'unconfined';
    // Options are only what was asked for; what was given, an engine names here or not at all.
    return apparmorProfile || processLabel ? 'confined' : null;
  },
  judge: ({ inside, container, engine }, level) => {
    const label = factOf(inside, '/proc/self/attr/current');
    if (!label.known) {
      return unavailable(`this kernel has no AppArmor or SELinux (${label.reason})`);
    }
    const text = label.text.replaceAll('\0', '').trim();
    const fact = `/proc/self/attr/current: ${text === '' ? '(empty)' : text}`;
    if (text.endsWith(IN_FORCE)) {
      const profile = text.slice(0, -IN_FORCE.length);
      return judgeProfile(profile, fact, container, engine.profileOffer);
    }
    // container_runtime_t is the engine's own type, which confines next to nothing.
    if (/^[^:\s]+:[^:\s]+:container_(?!runtime_)[^:\s]+:/.test(text)) {
      // A label looks the same where SELinux only warns, and the mode is not shown inside.
      return unreadable(`${fact}; whether SELinux enforces it cannot be read inside`);
    }
    // An empty label is a kernel with an LSM that labels nothing.
    if (text === '') return unavailable(`this kernel labels no process (${fact})`);
    return level === 'unconfined' ? open(fact) : contradicts(fact);
  },
};

/** @param offer how a stronger profile can be had here, as a sentence; null where there is none */
function judgeProfile(
  profile: string,
  fact: string,
  container: InspectedContainer,
  offer: string | null = null,
): Judgement {
  const isOurs = profile === OWN_PROFILE;
  if (isOurs) return holds(`${fact}, Glovebox’s own profile`);
  if (asksForOurs(container)) return contradicts(`${fact}, but “${OWN_PROFILE}” was asked for`);
  if (!KNOWN_PROFILE.test(profile)) {
    return unreadable(`${fact}; what this profile stops is not known`);
  }
  return holds(offer === null ? fact : `${fact}. ${offer}`);
}

/** By the engine's own word: what was asked of it, or what it says it gave. */
function asksForOurs({ securityOptions, apparmorProfile }: InspectedContainer): boolean {
  return (
    apparmorProfile === OWN_PROFILE ||
    securityOptions.some((option) => /^apparmor[:=]glovebox$/.test(option))
  );
}
