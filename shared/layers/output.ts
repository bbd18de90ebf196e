import { contradicts, holds, unreadable } from './judging.ts';
import type { SizedLayer } from './layer.ts';

export const output: SizedLayer = {
  kind: 'sized',
  id: 'output',
  title: 'Output',
  ring: 'resources',
  evidence: 'application',
  unit: 'KiB',
  default: 1024,
  minimum: 1,
  ceiling: 131_072,
  step: 1,
  stops: 'A program that prints without end is ended when both streams together reach the limit.',
  doesNotStop: 'Anything printed until then. It is shown as text and never carried out.',
  guards: [{ claim: 'limits', otherwise: 'could' }],
  opens: 'print without end',
  reaches: 'print {size}',
  sources: [
    { title: 'Glovebox: a meter of the application', url: 'https://nodejs.org/api/stream.html' },
  ],
  apply: () => ({}),
  readBack: () => null,
  judge: ({ application: { outputMeterBytes } }, size) => {
    if (outputMeterBytes === null) return unreadable('no meter is placed');
    const fact = `meter placed: ${outputMeterBytes / 1024} KiB`;
    return outputMeterBytes <= size * 1024 ? holds(fact) : contradicts(fact);
  },
};
