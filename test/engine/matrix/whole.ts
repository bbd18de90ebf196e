/** Whether a matrix may be shown to others: only a whole one, of a run that went well. Pure. */
import type { Column, Row } from './table.ts';

/** One of Vitest's tests, or a group of them. */
export interface RanTask {
  readonly name: string;
  readonly result?: { readonly state: string } | undefined;
  /** Of a group. */
  readonly tasks?: readonly RanTask[];
}

/**
 * Why the table must not be written, as sentences; none when it may.
 *
 * @param engines ids of all that must have a column
 * @param file what ran; a test that was left out has not passed
 */
export function gaps(
  engines: readonly string[],
  columns: readonly Column[],
  rows: readonly Row[],
  file: RanTask,
): string[] {
  return [
    ...engines
      .filter((id) => !columns.some((column) => column.id === id))
      .map((id) => `${id} has no column`),
    ...engines.flatMap((id) =>
      rows
        .filter(({ cells }) => !cells.has(id))
        .map(({ layer, does }) => `${id} was not tried on ${`${layer} ${does}`.trim()}`),
    ),
    ...unpassed(file).map((name) => `not passed: ${name}`),
  ];
}

function unpassed({ name, result, tasks }: RanTask): string[] {
  if (tasks !== undefined) return tasks.flatMap(unpassed);
  return result?.state === 'pass' ? [] : [name];
}

/** The kernel's own version, without what its vendor appends: `6.1.0-18-amd64` → `6.1.0`. */
export function kernelVersion(release: string): string {
  return /^\d+(\.\d+)*/.exec(release)?.[0] ?? 'of an unknown version';
}
