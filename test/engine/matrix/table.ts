/** The matrix as people read it. Pure. */
import type { LayerState } from '../../../shared/run-result.ts';

/** What one run showed of a layer. */
export interface Shown {
  /** `refused` when the run did not start. */
  readonly state: LayerState | 'refused';
  /** Whether the program got through; null where no program tries it. */
  readonly works: boolean | null;
}

export interface Row {
  readonly layer: string;
  /** What its program does; empty where no program tries it. */
  readonly does: string;
  readonly levels: string;
  /** By the engine's id: at the holding level, and at the open one where there is one. */
  readonly cells: ReadonlyMap<string, readonly Shown[]>;
}

export interface Column {
  readonly id: string;
  readonly title: string;
  /** Versions, or why there is nothing in the column. */
  readonly about: string;
}

/** @returns a table in Markdown, padded so that it reads as plain text too */
export function matrixTable(columns: readonly Column[], rows: readonly Row[]): string {
  const heading = ['layer', 'program', 'levels', ...columns.map(({ title }) => title)];
  const lines = rows.map(({ layer, does, levels, cells }) => [
    layer,
    does === '' ? '—' : does,
    levels,
    ...columns.map(({ id }) => cell(cells.get(id))),
  ]);
  const widths = heading.map((title, at) =>
    Math.max(...[title, ...lines.map((line) => line[at] ?? '')].map((text) => text.length)),
  );
  const row = (texts: readonly string[]): string =>
    `| ${texts.map((text, at) => text.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [row(heading), rule, ...lines.map(row)].join('\n');
}

function cell(shown: readonly Shown[] | undefined): string {
  if (shown === undefined) return 'not tried';
  return shown.map(words).join(' → ');
}

function words({ state, works }: Shown): string {
  if (state === 'refused' || works === null) return state;
  return `${works ? 'works' : 'stopped'}, ${state}`;
}

const BEGIN = '<!-- matrix: begin -->';
const END = '<!-- matrix: end -->';

/**
 * The page with another text between the marks.
 *
 * @throws Error when the page has no such marks: nothing is guessed into it
 */
export function withSection(page: string, section: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`The page has no section ${BEGIN} … ${END}`);
  return `${page.slice(0, from)}${BEGIN}\n${section}\n${page.slice(to)}`;
}
