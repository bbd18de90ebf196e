/** The steps that a run's time went to: pure. */
import type { RunReport, StageName } from '../../shared/run-result.ts';
import { formatDuration } from './figures.ts';

export interface Step {
  readonly id: 'sandbox' | StageName;
  readonly name: string;
  readonly ms: number;
  /** The time, and what else is to be said of the step. */
  readonly figure: string;
}

const NAMES: Readonly<Record<StageName, string>> = { compile: 'Compiling', run: 'Running' };

/** @returns those that are known, in their order */
export function stepsOf({ timing, stages }: RunReport): readonly Step[] {
  const { startMs, parked } = timing;
  const ready: readonly Step[] =
    startMs === null
      ? []
      : [
          {
            id: 'sandbox',
            name: 'Sandbox ready',
            ms: startMs,
            figure: parked ? `${formatDuration(startMs)}, started ahead` : formatDuration(startMs),
          },
        ];
  const ran = stages.map(({ name, ms, signal, exitCode }): Step => {
    const end = signal ?? (exitCode === null ? null : `exit ${exitCode}`);
    const time = formatDuration(ms);
    return { id: name, name: NAMES[name], ms, figure: end === null ? time : `${time}, ${end}` };
  });
  return [...ready, ...ran];
}
