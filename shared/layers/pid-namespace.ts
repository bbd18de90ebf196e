import { factOf, pairsOf, wholeNumber } from './evidence.ts';
import { contradicts, holds, manPage, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

export const pidNamespace: FixedLayer = {
  kind: 'fixed',
  id: 'pid-namespace',
  title: 'Own process list',
  ring: 'sight',
  evidence: 'inside',
  stops: 'The program sees no process of this machine or of other sandboxes, and can signal none.',
  doesNotStop: 'Guessing from shared figures, such as the load average, that others are busy.',
  guards: [
    { claim: 'files', otherwise: 'unknown' },
    { claim: 'outlive', otherwise: 'unknown' },
  ],
  opens: 'see other programs of this machine',
  sources: [manPage('pid_namespaces(7)')],
  apply: () => ({}),
  readBack: ({ pidMode }) => (pidMode === '' || pidMode === 'private' ? FIXED_LEVEL : null),
  judge: ({ inside }) => {
    const processes = pairsOf(factOf(inside, 'processes'));
    const pid = wholeNumber(processes.get('pid'));
    const visible = wholeNumber(processes.get('visible'));
    if (pid === null || visible === null) return unreadable('/proc does not list the processes');
    const fact = `the launcher is process ${pid}, and sees ${visible}`;
    return pid === 1 && visible === 1 ? holds(fact) : contradicts(fact);
  },
};
