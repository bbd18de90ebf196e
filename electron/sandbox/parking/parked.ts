/** One sandbox that was started ahead and waits. */
import type { JudgedSandbox } from '../judged-sandbox.ts';
import { servesAlike, type StagePlan } from '../launcher/stage-plan.ts';
import { recipeKey, type Recipe } from '../recipe.ts';
import type { Kind, Waiting } from './parking-plan.ts';

/** What will run a program is at its gate by then, or will never be: milliseconds. */
const HELD_MS = 10_000;

export class Parked implements Waiting {
  readonly judged: JudgedSandbox;
  readonly kind: Kind;
  /** The `recipeKey` of what it can serve. */
  readonly serves: string;
  readonly recipe: Recipe;
  readonly stages: readonly StagePlan[];
  readonly since = Date.now();
  /** What it uses, bytes; null until one of its kind was measured. */
  bytes: number | null = null;
  #isHeld = false;

  constructor(judged: JudgedSandbox, kind: Kind, recipe: Recipe, stages: readonly StagePlan[]) {
    this.judged = judged;
    this.kind = kind;
    this.serves = recipeKey(recipe);
    this.recipe = recipe;
    this.stages = stages;
  }

  get id(): string {
    return this.judged.id;
  }

  /** Whether everything that can be held is at its gate. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Resolves when it is found dead while it waits. */
  get lost(): Promise<void> {
    return this.judged.sandbox.lost;
  }

  /** Waits until everything that can be held is at its gate, or will not be. */
  async settle(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), HELD_MS);
    });
    this.#isHeld = await Promise.race([this.judged.sandbox.heldAll, late]);
    clearTimeout(timer);
  }
}

/**
 * The one that serves a recipe best: with just that waiting in it, and at its
 * gate; of those alike the eldest, which would have to be let go first.
 */
export function bestFor(
  parked: readonly Parked[],
  recipe: Recipe,
  stages: readonly StagePlan[],
): Parked | null {
  const serves = recipeKey(recipe);
  const able = parked.filter(
    (each) => each.serves === serves && each.recipe.knowledge === recipe.knowledge,
  );
  const worth = (each: Parked): number =>
    (servesAlike(each.stages, stages) ? 2 : 0) + (each.isHeld ? 1 : 0);
  return able.toSorted((one, other) => worth(other) - worth(one))[0] ?? null;
}
