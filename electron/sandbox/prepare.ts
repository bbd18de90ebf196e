/** From a request to a sandbox that is ready for it: resolve, consent, wait for a turn, take or start one. */
import type { SourceFile, TerminalSize } from '../../shared/run-request.ts';
import type { Language } from '../../shared/languages/language.ts';
import { isGuardedFromPages } from '../../shared/layers/consent.ts';
import { type Failure, failureOf } from '../../shared/outcome.ts';
import { consentMissing, type AskConsent } from '../consent.ts';
import type { BuildProgress } from '../images/build-progress.ts';
import type { ConnectedEngine } from './connected-engine.ts';
import { requireDiskRoom } from './disk-room.ts';
import { startJudged, type JudgedSandbox } from './judged-sandbox.ts';
import type { AskedSandbox, Recipe } from './recipe.ts';
import type { Prepared } from './prepared.ts';

export interface RunRequest extends AskedSandbox {
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  readonly terminal: TerminalSize | null;
  readonly preparedInput: Uint8Array | null;
  readonly keepsOutput: boolean;
}

export interface PrepareContext {
  readonly connected: ConnectedEngine;
  readonly runId: string;
  readonly askConsent: AskConsent;
  /** Whether opening the network needs consent as well: it does when a page asks for it. */
  readonly guardsNetwork: boolean;
  readonly signal: AbortSignal;
  readonly note: (text: string | null) => void;
  readonly onBuild: (progress: BuildProgress) => void;
  readonly onBuildLine: (line: string) => void;
  /** The image is there, or why it is not. */
  readonly onBuildEnd: (failure: Failure | null) => void;
  /** Its way among other runs; without it, it goes alone. */
  readonly lane?: Lane;
}

/** What a run shares with others on its engine. */
export interface Lane {
  /** Resolves when the machine has room for a run of this much memory, MiB. */
  turn(memoryMiB: number): Promise<void>;
  /**
   * One that was started ahead and is the very same, or null.
   *
   * @param isAgain whether this run has asked before
   */
  parked(recipe: Recipe, isAgain: boolean): Promise<ParkedAhead | null>;
  /** Starts a container when it is its turn. */
  starting<T>(start: () => Promise<T>): Promise<T>;
  /** Removes one when it is its turn. */
  removing(remove: () => Promise<void>): Promise<void>;
}

export interface ParkedAhead {
  readonly judged: JudgedSandbox;
  /** Whether it was ready before it was asked for. */
  readonly wasReady: boolean;
}

/**
 * @throws GloveboxError `bad-input`, `consent-missing`, `refused`, or what the
 *   image's build and the engine's calls throw; nothing is left behind then
 */
export async function prepareSandbox(
  request: RunRequest,
  context: PrepareContext,
): Promise<Prepared> {
  const { connected, signal, lane } = context;
  let recipe = await recipeOf(request, context);
  if (!recipe.spec.readOnlyRoot) await requireDiskRoom(connected.engine.facts);
  await requireConsent(recipe, context);
  await lane?.turn(recipe.spec.memoryMiB);
  signal.throwIfAborted();
  const ahead = await lane?.parked(recipe, false);
  if (ahead) return preparedFrom(request, recipe, lane, ahead);

  const start = async (): Promise<ParkedAhead> => {
    // While it waited for its turn to start one, another may have been made ready.
    const late = await lane?.parked(recipe, true);
    if (late) return { ...late, wasReady: false };
    return { judged: await startJudged(connected, recipe, context.runId), wasReady: false };
  };
  const started = (): Promise<ParkedAhead> => lane?.starting(start) ?? start();
  try {
    return preparedFrom(request, recipe, lane, await started());
  } catch (error) {
    if (!(await mayFareBetter(recipe, request.language, connected, error))) throw error;
    recipe = await recipeOf(request, context);
    return preparedFrom(request, recipe, lane, await started());
  }
}

/** Whether a start failed for something that has changed since it was last looked at, and is known by now. */
async function mayFareBetter(
  { spec, image }: Recipe,
  language: Language,
  connected: ConnectedEngine,
  error: unknown,
): Promise<boolean> {
  const { code, sentence } = failureOf(error);
  // An engine asked for a profile that is no longer loaded starts nothing, and says so.
  if (spec.lsm === 'glovebox' && /apparmor/i.test(sentence)) {
    const again = await connected.lookForOwnProfile([language]);
    return again?.ownProfile?.can !== true;
  }
  // Somebody removed the image: it is made again.
  return code === 'internal' && (await connected.hasLost(image));
}

async function recipeOf(
  request: RunRequest,
  { connected, signal, note, ...context }: PrepareContext,
): Promise<Recipe> {
  const image = await connected
    .ensureImage(request.language, {
      signal,
      progress: (progress) => {
        note(progress.step);
        context.onBuild(progress);
      },
      line: context.onBuildLine,
    })
    .catch((error: unknown) => {
      context.onBuildEnd(failureOf(error));
      throw error;
    });
  context.onBuildEnd(null);
  if (connected.knowledge === null) note('meeting this engine: trying what it can do');
  const knowledge = await connected.learn(image);
  note(null);
  return connected.recipes.recipe(request, image, knowledge);
}

function preparedFrom(
  request: RunRequest,
  { levels }: Recipe,
  lane: Lane | undefined,
  { judged, wasReady }: ParkedAhead,
): Prepared {
  const { language, files, terminal, preparedInput, keepsOutput } = request;
  return {
    plan: {
      language,
      files,
      arguments: request.arguments,
      levels,
      terminal,
      preparedInput,
      keepsOutput,
    },
    sandbox: judged.sandbox,
    sandboxId: judged.id,
    parked: wasReady,
    identity: judged.identity,
    account: (own) => judged.account(levels, own),
    ...(lane && { removing: (remove) => lane.removing(remove) }),
  };
}

async function requireConsent(
  { levels, weakenings }: Recipe,
  { askConsent, guardsNetwork }: PrepareContext,
): Promise<void> {
  const opensNetwork = guardsNetwork && isGuardedFromPages('network', levels['network']);
  const asked = opensNetwork ? [...weakenings, OPEN_NETWORK] : weakenings;
  if (asked.length === 0 || (await askConsent({ weakenings: asked }))) return;
  throw consentMissing(asked);
}

const OPEN_NETWORK = 'Network: the internet, and also this computer and the local network';
