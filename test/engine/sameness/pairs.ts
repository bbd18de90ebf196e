/**
 * Runs one program twice: in a sandbox that is started for it, and in one that
 * was started ahead, where what runs the program has been waiting for a while.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceFile, TerminalSize } from '../../../shared/run-request.ts';
import type { Language } from '../../../shared/languages/language.ts';
import type { RunResult } from '../../../shared/run-result.ts';
import { languageById } from '../../../electron/images/catalogue.ts';
import { startJudged, type JudgedSandbox } from '../../../electron/sandbox/judged-sandbox.ts';
import { recipeFor, type Recipe } from '../../../electron/sandbox/recipe.ts';
import { stagesOf, type RunPlan } from '../../../electron/sandbox/run-plan.ts';
import { Run } from '../../../electron/sandbox/run.ts';
import type { Bench } from '../harness.ts';

export interface AskedPair {
  /** Its id, or one made up on the image of another. */
  readonly language: string | Language;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments?: readonly string[];
  readonly input?: string;
  readonly terminal?: TerminalSize;
  readonly preset?: string;
  readonly set?: Readonly<Record<string, string>>;
}

export interface ParkedOptions {
  /** What the sandbox was parked for, where that differs from what is run in it. */
  readonly parkedFor?: Partial<AskedPair>;
  /** How long it waits once everything is at its gate, milliseconds. */
  readonly waitMs?: number;
  /** Whether everything that can be held is expected at its gate. */
  readonly comes?: boolean;
  /** Called while it waits. */
  readonly meanwhile?: (sandbox: JudgedSandbox) => Promise<void>;
}

/** Long enough for whatever counts whole seconds from its own start to be found out. */
export const WAIT_MS = 1_200;

export class Pairs {
  readonly #bench: Bench;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Starts the sandbox when the run is asked for. */
  async cold(asked: AskedPair): Promise<RunResult> {
    const recipe = await this.#recipe(asked);
    return this.#runIn(await this.#start(recipe), recipe, asked, false);
  }

  /** @throws Error when what should wait does not come to its gate, unless that is expected */
  async parked(asked: AskedPair, options: ParkedOptions = {}): Promise<RunResult> {
    const recipe = await this.#recipe(asked);
    const judged = await this.#start(recipe);
    await judged.sandbox.hold(stagesOf(this.#plan({ ...asked, ...options.parkedFor }, recipe)));
    const { comes = true } = options;
    const late = sleep(comes ? 30_000 : 500, false, { ref: false });
    if ((await Promise.race([judged.sandbox.heldAll, late])) !== comes) {
      await judged.sandbox.remove();
      throw new Error(comes ? 'it did not come to its gate' : 'it came to its gate');
    }
    await options.meanwhile?.(judged);
    await sleep(options.waitMs ?? WAIT_MS);
    return this.#runIn(judged, recipe, asked, true);
  }

  async #recipe({ language, preset, set }: AskedPair): Promise<Recipe> {
    const connected = await this.#bench.core.connect();
    const found = this.#language(language);
    const image = await connected.ensureImage(found, {
      signal: new AbortController().signal,
      progress: () => {},
      line: () => {},
    });
    const asked = { language: found, preset: preset ?? 'hardened', overrides: set ?? {} };
    return recipeFor(asked, image, connected.engine.facts, await connected.learn(image));
  }

  #language(asked: string | Language): Language {
    return typeof asked === 'string' ? languageById(this.#bench.core.languages, asked) : asked;
  }

  async #start(recipe: Recipe): Promise<JudgedSandbox> {
    return startJudged(await this.#bench.core.connect(), recipe, randomUUID());
  }

  #plan(asked: AskedPair, { levels }: Recipe): RunPlan {
    return {
      language: this.#language(asked.language),
      files: asked.files,
      arguments: asked.arguments ?? [],
      levels,
      terminal: asked.terminal ?? null,
      preparedInput: new TextEncoder().encode(asked.input ?? ''),
      keepsOutput: true,
    };
  }

  async #runIn(
    judged: JudgedSandbox,
    recipe: Recipe,
    asked: AskedPair,
    parked: boolean,
  ): Promise<RunResult> {
    const prepared = {
      plan: this.#plan(asked, recipe),
      sandbox: judged.sandbox,
      sandboxId: judged.id,
      parked,
      identity: judged.identity,
      account: (own: Parameters<JudgedSandbox['account']>[1]) => judged.account(recipe.levels, own),
    };
    const nobody = { phase: () => {}, stage: () => {}, output: () => {} };
    const run = new Run(judged.id, () => Promise.resolve(prepared), nobody);
    const result = await run.result;
    await run.removed;
    return result;
  }
}
