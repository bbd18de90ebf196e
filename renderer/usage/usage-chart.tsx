import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useTheme } from '../design/theme.ts';
import type { Gauge } from './gauges.ts';

export interface UsageChartProps {
  readonly gauge: Gauge;
  /** The moment that all charts of the run reach to, milliseconds. */
  readonly untilMs: number;
  /** What stands where the pointer is; null when it has left. */
  readonly onPoint: (point: { readonly atMs: number; readonly value: number } | null) => void;
}

/** Room above the limit, so that its line is seen. */
const HEADROOM = 1.12;
const DASH = [4, 3];
const SHORTEST_MS = 1_000;

/** One resource over time, drawn against its limit; it comes in a bundle of its own. */
export default function UsageChart({ gauge, untilMs, onPoint }: UsageChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef({ gauge, untilMs, onPoint });
  const theme = useTheme();

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const made = new uPlot(optionsOf(element, theme.colour, latest), dataOf(gauge), element);
    chart.current = made;
    const watcher = new ResizeObserver(() => made.setSize(sizeOf(element)));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      made.destroy();
      chart.current = null;
    };
    // Made once a theme; what it shows is given to it below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [theme]);

  useEffect(() => {
    latest.current = { gauge, untilMs, onPoint };
    chart.current?.setData(dataOf(gauge));
  }, [gauge, untilMs, onPoint]);

  return <div ref={host} className="usage-chart" aria-hidden="true" />;
}

type Latest = { readonly current: UsageChartProps };

function dataOf({ points }: Gauge): uPlot.AlignedData {
  return [points.map(({ atMs }) => atMs), points.map(({ value }) => value)];
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) };
}

function optionsOf(
  element: HTMLElement,
  colour: (token: string) => string,
  latest: Latest,
): uPlot.Options {
  return {
    ...sizeOf(element),
    legend: { show: false },
    padding: [1, 0, 1, 0],
    axes: [{ show: false }, { show: false }],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 5 } },
    scales: {
      x: { time: false, range: () => [0, Math.max(SHORTEST_MS, latest.current.untilMs)] },
      y: { range: (_, __, most) => [0, topOf(latest.current.gauge, most)] },
    },
    series: [
      {},
      {
        stroke: colour('accent'),
        fill: colour('accent-soft'),
        width: 1.5,
        points: { show: false },
      },
    ],
    hooks: {
      draw: [(plot) => drawLimit(plot, latest.current.gauge.limit, colour)],
      setCursor: [
        (plot) => {
          const at = plot.cursor.idx ?? null;
          latest.current.onPoint(at === null ? null : (latest.current.gauge.points[at] ?? null));
        },
      ],
    },
  };
}

/** The limit is the scale: how near a curve comes to it is what a person should see. */
function topOf({ limit }: Gauge, most: number | null): number {
  const highest = Number.isFinite(most) ? (most ?? 0) : 0;
  return (Math.max(limit ?? 0, highest) || 1) * HEADROOM;
}

function drawLimit(plot: uPlot, limit: number | null, colour: (token: string) => string): void {
  if (limit === null) return;
  const { ctx, bbox } = plot;
  const y = Math.round(plot.valToPos(limit, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = colour('bad');
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(DASH.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
