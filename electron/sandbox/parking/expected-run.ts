/** A run that somebody is about to ask for: everything of it but the program's text. */
import type { TerminalSize } from '../../../shared/run-request.ts';
import type { StagePlan } from '../launcher/stage-plan.ts';
import { recipeKey, type AskedSandbox, type Recipe } from '../recipe.ts';
import { checkPlan, stagesOf } from '../run-plan.ts';
import type { Kind } from './parking-plan.ts';

export interface ExpectedRun extends AskedSandbox {
  /** Base names, entry first. */
  readonly fileNames: readonly string[];
  readonly arguments: readonly string[];
  readonly terminal: TerminalSize | null;
}

/** @throws GloveboxError `bad-input` for what could never be run */
export function checkExpected(expected: ExpectedRun): void {
  checkPlan({ files: filesOf(expected), arguments: expected.arguments });
}

/** The stages that such a run will have. */
export function expectedStages(expected: ExpectedRun): StagePlan[] {
  const { language, terminal } = expected;
  return stagesOf({
    language,
    terminal,
    files: filesOf(expected),
    arguments: expected.arguments,
  });
}

/** Of one kind are those that serve the same runs, with just the same waiting in them. */
export function kindOf(recipe: Recipe, stages: readonly StagePlan[]): Kind {
  const waits = stages.some(({ hold }) => hold !== null);
  // Only whether there is a terminal: its size is the run's to say.
  const held = stages.map((stage) => ({ ...stage, terminal: stage.terminal !== null }));
  return recipeKey(recipe) + (waits ? JSON.stringify(held) : '');
}

function filesOf({ fileNames }: ExpectedRun): { name: string; text: string }[] {
  return fileNames.map((name) => ({ name, text: '' }));
}
