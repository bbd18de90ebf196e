import './usage.css';
import { lazy, Suspense, useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { UsagePoint } from '../../shared/usage.ts';
import { useDesk } from '../desk/desk-context.ts';
import { levelOfRun } from '../run/level-of-run.ts';
import { isActive } from '../run/run-view.ts';
import { formatDuration } from '../run/figures.ts';
import { type Gauge, gaugesOf, gaugeText, isAtLimit, pointText } from './gauges.ts';

const UsageChart = lazy(() => import('./usage-chart.tsx'));

/** What the run uses of each bounded resource, drawn against its limit. Always there, so that nothing jumps. */
export function UsagePanel() {
  const { state, usage } = useDesk();
  const samples = useSyncExternalStore(usage.subscribe, usage.current);
  const { run } = state;
  const gauges = useMemo(
    () =>
      gaugesOf({
        samples,
        report: run?.report ?? null,
        level: (layerId) => levelOfRun(state, layerId),
      }),
    [samples, run, state],
  );
  const untilMs = samples.at(-1)?.atMs ?? 0;
  return (
    <section className="usage" aria-label="Use of resources">
      {gauges.map((gauge) => (
        <UsageGauge
          key={gauge.id}
          gauge={gauge}
          untilMs={untilMs}
          isLive={isActive(run)}
          isOver={run?.report !== null && run !== null}
        />
      ))}
    </section>
  );
}

interface UsageGaugeProps {
  readonly gauge: Gauge;
  readonly untilMs: number;
  readonly isLive: boolean;
  readonly isOver: boolean;
}

function UsageGauge({ gauge, untilMs, isLive, isOver }: UsageGaugeProps) {
  const [pointed, setPointed] = useState<UsagePoint | null>(null);
  const onPoint = useCallback((point: UsagePoint | null) => setPointed(point), []);
  const { title, value, limit } = gauge;
  const share = value === null || limit === null ? 0 : Math.min(1, value / limit);
  const what = isOver && value !== null ? 'most' : isLive && value !== null ? 'now' : '';
  return (
    <figure className={isAtLimit(gauge) ? 'gauge at-limit' : 'gauge'}>
      <figcaption>
        <span className="title">{title}</span>
        <span className="value">
          {pointed === null
            ? gaugeText(gauge)
            : `${pointText(gauge, pointed.value)} at ${formatDuration(pointed.atMs)}`}
        </span>
        {what !== '' && <span className="only-read-aloud"> ({what})</span>}
      </figcaption>
      <span className="meter" aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <Suspense fallback={<div className="usage-chart" />}>
        <UsageChart gauge={gauge} untilMs={untilMs} onPoint={onPoint} />
      </Suspense>
    </figure>
  );
}
