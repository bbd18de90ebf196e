import { contradicts, holds, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

export const deadline: SizedLayer = {
  kind: 'sized',
  id: 'deadline',
  title: 'Deadline',
  ring: 'resources',
  evidence: 'application',
  unit: 'seconds',
  default: 10,
  minimum: 1,
  ceiling: 600,
  step: 0.1,
  stops: 'A program that never ends is ended, with everything that it started.',
  doesNotStop: 'Anything it does until then. Compiling counts; waiting for the engine does not.',
  guards: [
    { claim: 'limits', otherwise: 'could' },
    { claim: 'outlive', otherwise: 'could' },
  ],
  opens: 'run for as long as it likes',
  reaches: 'run for {size}',
  sources: [
    { title: 'Glovebox: a timer of the application', url: 'https://nodejs.org/api/timers.html' },
  ],
  apply: () => ({}),
  readBack: () => null,
  judge: ({ application: { armedDeadlineSeconds } }, size) => {
    if (armedDeadlineSeconds === null) return unreadable('no timer is armed');
    const fact = `timer armed: ${armedDeadlineSeconds} s from delivery`;
    return armedDeadlineSeconds <= size ? holds(fact) : contradicts(fact);
  },
};
