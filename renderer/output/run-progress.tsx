import { useDesk } from '../desk/desk-context.ts';
import { isActive, type RunView, waitsForImage } from '../run/run-view.ts';
import { Elapsed } from './elapsed.tsx';

/** What a run is at, while it is under way. */
export function RunProgress() {
  const { run, builds } = useDesk().state;
  if (run === null || !isActive(run)) return null;
  const isMakingImage =
    waitsForImage(run, run.language) && builds[run.language]?.state === 'building';
  return (
    <p className="run-progress">
      <span className="pulse" aria-hidden="true" />
      {isMakingImage ? 'Making the image' : wordsOf(run)}
      <Elapsed key={run.phase} />
    </p>
  );
}

function wordsOf(run: RunView): string {
  switch (run.phase) {
    case 'running':
      return run.stage === 'compile' ? 'Compiling' : 'Running';
    case 'asked':
    case 'preparing':
      return run.note ?? 'Preparing a sandbox';
    case 'stopping':
    case 'done':
      return run.note ?? 'Stopping';
  }
}
