/** The checks' reports as text for a terminal: one block a check, the worst first within its group. Pure. */
import { type CheckGroupReport, type CheckReport, WORST_FIRST } from '../../shared/posture.ts';

const LABEL_COLUMNS = 9;

/** @param columns width of the terminal */
export function reportText(groups: readonly CheckGroupReport[], columns: number): string {
  const blocks = groups.flatMap(({ title, checks }) => [
    `${title.toUpperCase()}\n`,
    ...WORST_FIRST.flatMap((state) => checks.filter((check) => check.state === state)).map(
      (check) => blockOf(check, columns),
    ),
  ]);
  return `${blocks.join('\n')}\n${closing(groups.flatMap(({ checks }) => checks))}\n`;
}

function blockOf({ state, title, finding, why, mend }: CheckReport, columns: number): string {
  const isGood = state === 'pass';
  return [
    `${state.padEnd(LABEL_COLUMNS)}${title}`,
    ...paragraph('Found: ', finding, columns),
    // What is well needs no explanation; --json has it all the same.
    ...(isGood ? [] : paragraph('Why: ', why, columns)),
    ...(mend === null ? [] : paragraph('Mend: ', mend, columns)),
    '',
  ].join('\n');
}

/** Broken at spaces, but never within a command: a person copies that. */
function paragraph(label: string, text: string, columns: number): string[] {
  const indent = ' '.repeat(LABEL_COLUMNS);
  const lines: string[] = [];
  let line = '';
  for (const word of `${label}${sentence(text)}`.match(/[^\s`]*`[^`]*`[^\s`]*|\S+/g) ?? []) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, indent + line];
}

function sentence(text: string): string {
  return /[.!?”]$/.test(text) ? text : `${text}.`;
}

function closing(checks: readonly CheckReport[]): string {
  const counts = WORST_FIRST.map(
    (state) => `${checks.filter((check) => check.state === state).length} ${state}`,
  );
  return `${counts.join(', ')}. Nothing was changed.`;
}
