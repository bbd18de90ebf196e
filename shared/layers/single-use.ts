import { contradicts, holds, unreadable } from './judging.ts';
import { FIXED_LEVEL, type FixedLayer } from './layer.ts';

export const singleUse: FixedLayer = {
  kind: 'fixed',
  id: 'single-use',
  title: 'Single use',
  ring: 'supply',
  evidence: 'application',
  stops:
    'Nothing of an earlier run can be waiting for this one, and nothing of this one remains: its container is removed.',
  doesNotStop: 'What a run did outside of its sandbox, where another layer was opened.',
  guards: [{ claim: 'outlive', otherwise: 'could' }],
  opens: 'meet what an earlier run left behind',
  sources: [
    {
      title: 'OCI runtime specification: lifecycle',
      url: 'https://github.com/opencontainers/runtime-spec/blob/main/runtime.md#lifecycle',
    },
  ],
  apply: () => ({}),
  readBack: ({ restartCount }) => (restartCount === 0 ? FIXED_LEVEL : null),
  judge: ({ application, container }) => {
    if (!application.servedNoRun) return contradicts('the container served a run before');
    const { id, restartCount } = container;
    if (restartCount === null)
      return unreadable('the engine does not tell whether it was restarted');
    return restartCount === 0
      ? holds(`container ${id.slice(0, 12)} was created for one run, this one, and started once`)
      : contradicts(`the container was restarted ${restartCount} times`);
  },
};
