import type { EngineSummary } from '../../shared/posture.ts';
import { formatBytes } from '../run/figures.ts';

/** The engine in its own words. */
export function EngineFacts({ engine }: { engine: EngineSummary }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Engine', `${engine.name} ${engine.version}, interface ${engine.apiVersion}`],
    ['Found at', engine.address],
    ['System', `${engine.operatingSystem}, ${engine.architecture}`],
    ['Kernel', engine.kernelVersion],
    ['Control groups', `version ${engine.cgroupVersion}`],
    ['Runtimes', runtimesOf(engine)],
    ['Storage', engine.storageDriver],
    ['Machine', `${engine.cpus} cores, ${formatBytes(engine.memoryBytes)}`],
  ];
  return (
    <dl className="engine-facts">
      {facts.map(([title, fact]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function runtimesOf({ runtimes, defaultRuntime }: EngineSummary): string {
  return runtimes
    .map((runtime) => (runtime === defaultRuntime ? `${runtime} (default)` : runtime))
    .join(', ');
}
