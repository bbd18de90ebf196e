/** `glovebox doctor`: the engine that was found, and what there is to know of it and its host. */
import { Core, EngineUnusableError } from '../core.ts';
import { examine, type CheckReport } from '../posture/check.ts';
import { CHECKS } from '../posture/index.ts';
import { parseCommand } from './arguments.ts';
import { writeTo } from './streams.ts';

export async function doctorCommand(words: readonly string[]): Promise<number> {
  const { values } = parseCommand(words, { json: { type: 'boolean' } });
  const core = new Core();
  try {
    const report = await diagnose(core);
    await writeTo(
      process.stdout,
      values.json ? `${JSON.stringify(report, null, 2)}\n` : asText(report.checks),
    );
    return 0;
  } finally {
    await core.close();
  }
}

async function diagnose(core: Core): Promise<{ engine: object | null; checks: readonly CheckReport[] }> {
  try {
    const { engine, knowledge } = await core.connect();
    const { facts, address } = engine;
    return { engine: { ...facts, address }, checks: examine(CHECKS, { facts, address, knowledge }) };
  } catch (error) {
    if (!(error instanceof EngineUnusableError)) throw error;
    const { sentence, advice } = error.status;
    return { engine: null, checks: [noEngine(sentence, advice)] };
  }
}

function noEngine(sentence: string, advice: readonly string[]): CheckReport {
  return {
    id: 'engine-version',
    title: 'Engine',
    state: 'fail',
    finding: sentence,
    why: 'Every run happens in a container, and a container needs an engine.',
    mend: advice.join(' '),
  };
}

function asText(checks: readonly CheckReport[]): string {
  return checks
    .map(({ state, title, finding, mend }) => {
      const advice = mend === null ? '' : `\n         ${mend}`;
      return `${state.padEnd(8)} ${title}: ${finding}${advice}\n`;
    })
    .join('');
}
