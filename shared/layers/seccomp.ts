import { statusLine } from './evidence.ts';
import {
  contradicts,
  dockerPage,
  holding,
  holds,
  manPage,
  open,
  unreadable,
  weakening,
} from './judging.ts';
import type { SeccompChoice } from '../container-spec.ts';
import type { ChoiceLayer } from './layer.ts';

const CHOICES: Readonly<Record<string, SeccompChoice>> = {
  strict: 'strict',
  default: 'default',
  engine: 'engine',
  off: 'unconfined',
};

export const seccomp: ChoiceLayer = {
  kind: 'choice',
  id: 'seccomp',
  title: 'System-call filter',
  ring: 'privileges',
  evidence: 'inside',
  leansOn: ['capabilities'],
  levels: [
    holding('strict', 'only what our languages need, some 250 calls, whatever the capabilities'),
    holding(
      'default',
      'Docker’s current list, with rare kinds of sockets and the 32-bit entry closed; carried by Glovebox whatever the engine’s age',
    ),
    holding('engine', 'the list built into this engine, as old as it is'),
    weakening(
      'off',
      'every system call of the kernel is open',
      'make every system call that the kernel has',
    ),
  ],
  default: 'default',
  stops:
    'The kernel refuses system calls that ordinary programs never need (new user namespaces, keyrings, userfaultfd, kernel modules), where most container escapes began.',
  doesNotStop:
    'Flaws in the calls that stay open: some 300 of them at “default”, some 250 at “strict”. The list widens with capabilities, except at “strict”. Inside one can tell only that a filter is in force; which one is the engine’s word.',
  guards: [{ claim: 'root', otherwise: 'unknown', unless: ['runtime'] }],
  opens: 'make every system call that the kernel has',
  madeUpBy: ['runtime'],
  sources: [
    manPage('seccomp(2)'),
    dockerPage('seccomp security profiles', 'engine/security/seccomp'),
  ],
  apply: (level) => {
    const choice = CHOICES[level];
    return choice === undefined ? {} : { seccomp: choice };
  },
  readBack: ({ securityOptions }) => {
    const option = securityOptions.find((candidate) => /^seccomp[:=]/.test(candidate));
    if (option === undefined) return 'engine';
    const value = option.slice('seccomp='.length);
    if (value === 'unconfined') return 'off';
    // Our own profiles name themselves in a field that engines keep and ignore; an engine
    // that takes a filter only as a file shows that file's name.
    const named = /"glovebox":\s*"(strict|default)"/.exec(value);
    return (named ?? /\/glovebox-(strict|default)\.json$/.exec(value))?.[1] ?? null;
  },
  judge: ({ inside }, level) => {
    const mode = statusLine(inside, 'Seccomp');
    const filters = statusLine(inside, 'Seccomp_filters');
    if (mode === null || !/^[012]$/.test(mode)) {
      return unreadable('/proc/self/status has no Seccomp line');
    }
    const fact = filters === null ? `Seccomp: ${mode}` : `Seccomp: ${mode}, filters: ${filters}`;
    if (mode === '2') return holds(fact);
    return level === 'off' ? open(fact) : contradicts(fact);
  },
};
