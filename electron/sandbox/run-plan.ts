/** Everything that a run is asked to do, valid by construction. */
import type { SourceFile, TerminalSize } from '../../shared/run-request.ts';
import { checkFileName } from '../../shared/file-name.ts';
import { expandCommand } from '../../shared/languages/command.ts';
import { expandHold } from '../../shared/languages/hold.ts';
import type { Language } from '../../shared/languages/language.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { LARGEST_SOURCE_BYTES } from '../../shared/program-limits.ts';
import type { StagePlan } from './launcher/stage-plan.ts';

/** More files than any snippet has, and few enough to deliver at once. */
const MOST_FILES = 64;
const MOST_ARGUMENTS = 256;
const LARGEST_ARGUMENT_BYTES = 64 * 1024;

export interface RunPlan {
  readonly language: Language;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  /** A valid level for every layer. */
  readonly levels: Readonly<Record<string, string>>;
  readonly terminal: TerminalSize | null;
  /** Prepared input, sent whole and then ended; null when it comes while the program runs. */
  readonly preparedInput: Uint8Array | null;
  /** Whether the result holds the run stage's output as well. */
  readonly keepsOutput: boolean;
}

/** @throws GloveboxError `bad-input` for anything that cannot be delivered as it is */
export function checkPlan(plan: Pick<RunPlan, 'files' | 'arguments'>): void {
  if (plan.files.length === 0) throw bad('There is no file to run.');
  if (plan.files.length > MOST_FILES) throw bad(`A run takes at most ${MOST_FILES} files.`);
  const names = new Set<string>();
  for (const file of plan.files) {
    checkFileName(file.name);
    if (names.has(file.name))
      throw bad(`Two files are called “${file.name}”; they would stand in one folder.`);
    names.add(file.name);
    checkText(file);
  }
  checkArguments(plan.arguments);
}

function checkText({ name, text }: SourceFile): void {
  if (text.includes('\0')) throw bad(`“${name}” has NUL bytes; it is not a program’s text.`);
  if (!text.isWellFormed()) {
    throw bad(
      `“${name}” has half a surrogate pair, which is no text; remove the broken character.`,
    );
  }
  if (Buffer.byteLength(text) > LARGEST_SOURCE_BYTES) throw bad(`“${name}” is larger than 1 MiB.`);
}

function checkArguments(words: readonly string[]): void {
  if (words.length > MOST_ARGUMENTS)
    throw bad(`A program takes at most ${MOST_ARGUMENTS} arguments here.`);
  for (const word of words) {
    if (word.includes('\0')) throw bad('An argument cannot hold a NUL byte.');
    if (!word.isWellFormed()) throw bad('An argument has half a surrogate pair, which is no text.');
  }
  const bytes = words.reduce((sum, word) => sum + Buffer.byteLength(word), 0);
  if (bytes > LARGEST_ARGUMENT_BYTES) throw bad('The arguments are longer than 64 KiB together.');
}

/** The stages that the launcher is to go through, in order. */
export function stagesOf(
  plan: Pick<RunPlan, 'language' | 'arguments' | 'terminal'> & {
    readonly files: readonly Pick<SourceFile, 'name'>[];
  },
): StagePlan[] {
  const entry = plan.files[0]?.name ?? '';
  const context = {
    entry,
    fileNames: plan.files.map((file) => file.name),
    arguments: plan.arguments,
  };
  const { compile, run, hold } = plan.language;
  const stages: StagePlan[] = [];
  if (compile !== null) {
    const command = expandCommand(compile, plan.language, context);
    stages.push({
      name: 'compile',
      command,
      terminal: null,
      hold: expandHold(hold.compile, entry),
    });
  }
  const command = expandCommand(run, plan.language, context);
  stages.push({ name: 'run', command, terminal: plan.terminal, hold: expandHold(hold.run, entry) });
  return stages;
}

function bad(sentence: string): GloveboxError {
  return new GloveboxError('bad-input', sentence);
}
