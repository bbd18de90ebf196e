/** `glovebox explain`: the thing itself on standard output, remarks on standard error. */
import { EXPLAIN_FORMS, isExplainForm } from '../../shared/explain/index.ts';
import { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import { explain } from '../sandbox/explain.ts';
import { parseCommand, parseLevels, usage } from './arguments.ts';
import { choosePreset } from './chosen-preset.ts';
import { writeTo } from './streams.ts';

const OPTIONS = {
  language: { type: 'string' },
  preset: { type: 'string' },
  set: { type: 'string', multiple: true },
  as: { type: 'string' },
} as const;

export async function explainCommand(words: readonly string[]): Promise<number> {
  const { values } = parseCommand(words, OPTIONS);
  const form = values.as ?? 'docker';
  if (!isExplainForm(form)) {
    throw usage(`--as takes ${Object.keys(EXPLAIN_FORMS).join(', ')}, not “${form}”`);
  }
  const core = new Core();
  try {
    const language = languageById(core.languages, values.language ?? 'python');
    const set = parseLevels(values.set ?? []);
    const { preset, overrides } = await choosePreset(values.preset, set, language, core.folder);
    const { text, remarks } = await explain(
      { language, preset, overrides, form },
      // Without an engine the line can still be told, with this computer's ceilings.
      await core.connect().catch(() => null),
      core.folder.root,
    );
    await writeTo(process.stdout, text.endsWith('\n') ? text : `${text}\n`);
    for (const remark of remarks) process.stderr.write(`glovebox: ${remark}\n`);
    return 0;
  } finally {
    await core.close();
  }
}
