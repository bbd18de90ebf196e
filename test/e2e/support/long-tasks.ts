/**
 * How long the page's tasks take: by the clock, as a person feels them, and in
 * time on the processor, which is the page's own work however busy the machine is.
 */
import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  readonly args?: { readonly name?: string };
  /** Microseconds. */
  readonly dur?: number;
  /** On the processor. */
  readonly tdur?: number;
}

export interface LongestTasks {
  /** Milliseconds by the clock; 0 where none took more than 50. */
  readonly wallMs: number;
  /** Milliseconds on the processor; null where the browser cannot be traced. */
  readonly workMs: number | null;
}

/** @returns a function that ends the watch */
export async function watchTasks(page: Page): Promise<() => Promise<LongestTasks>> {
  const browser = page.context().browser();
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(globalThis, { longest });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
    }).observe({ type: 'longtask' });
  });
  await browser?.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  return async () => {
    const trace = await browser?.stopTracing();
    const { ms } = await page.evaluate(
      () => Reflect.get(globalThis, 'longest') as { readonly ms: number },
    );
    return { wallMs: ms, workMs: trace === undefined ? null : longestWork(trace) };
  };
}

function longestWork(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && mains.has(`${pid}/${tid}`) && name.endsWith('RunTask'),
  );
  if (tasks.length === 0) throw new Error('The trace holds no task of the page');
  return tasks.reduce((most, { tdur }) => Math.max(most, (tdur ?? 0) / 1000), 0);
}
