/** `glovebox doctor`: the engine that was found, and what there is to know of it and its host. */
import { Core } from '../core.ts';
import { diagnose } from '../diagnose.ts';
import { reportText } from '../posture/report-text.ts';
import { parseCommand } from './arguments.ts';
import { writeTo } from './streams.ts';

const USUAL_COLUMNS = 100;
const NARROWEST_COLUMNS = 60;
const WIDEST_COLUMNS = 120;

export async function doctorCommand(words: readonly string[]): Promise<number> {
  const { values } = parseCommand(words, { json: { type: 'boolean' } });
  const core = new Core();
  try {
    const { engine, groups } = await diagnose(core);
    const checks = groups.flatMap((group) => group.checks);
    await writeTo(
      process.stdout,
      values.json
        ? `${JSON.stringify({ engine, checks }, null, 2)}\n`
        : reportText(groups, columnsOf(process.stdout)),
    );
    return 0;
  } finally {
    await core.close();
  }
}

function columnsOf(stream: { readonly columns?: number }): number {
  const columns = stream.columns ?? USUAL_COLUMNS;
  return Math.min(WIDEST_COLUMNS, Math.max(NARROWEST_COLUMNS, columns));
}
