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
import type { ChoiceLayer } from './layer.ts';

export const ipc: ChoiceLayer = {
  kind: 'choice',
  id: 'ipc',
  title: 'Own shared memory',
  ring: 'sight',
  evidence: 'engine',
  levels: [
    holding('private', 'shared memory and message queues of its own'),
    weakening(
      'shareable',
      'another container could be let in',
      'share its memory with another container that joins it',
    ),
  ],
  default: 'private',
  stops:
    'No other container can be joined to this one’s shared memory, semaphores and message queues.',
  doesNotStop: 'Use of shared memory among the program’s own processes, bounded in size.',
  sources: [
    manPage('ipc_namespaces(7)'),
    dockerPage('docker run, --ipc', 'reference/cli/docker/container/run'),
  ],
  apply: (level) => ({ ipc: level === 'shareable' ? 'shareable' : 'private' }),
  readBack: ({ ipcMode }) => (ipcMode === 'private' || ipcMode === 'shareable' ? ipcMode : null),
  judge: ({ container: { ipcMode } }, level) => {
    if (ipcMode === null) return unreadable('the engine does not tell the IPC mode');
    const fact = `IpcMode: ${ipcMode === '' ? '(empty)' : ipcMode}`;
    if (ipcMode === 'private') return holds(fact);
    return level === 'shareable' ? open(fact) : contradicts(fact);
  },
};
