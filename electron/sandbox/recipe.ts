/** What a sandbox is to be made of, from levels, an image and an engine that are known. Pure. */
import type { ContainerSpec } from '../../shared/container-spec.ts';
import type { Language } from '../../shared/languages/language.ts';
import { composeSpec } from '../../shared/layers/compose.ts';
import { VITAL_LIMITS } from '../../shared/layers/consent.ts';
import { LAYERS, layerById } from '../../shared/layers/index.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import { resolveLevels, weakeningsOf } from '../../shared/layers/levels.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import type { EngineFacts } from '../engine/container-engine.ts';
import { hostTraits } from '../engine/traits.ts';
import { wantsOwnProfile } from './own-profile.ts';
import { capabilitiesOf, strongerRuntimes, type EngineKnowledge } from './engine-knowledge.ts';

/** What is asked for: the same from a run, and from somebody who expects one. */
export interface AskedSandbox {
  readonly language: Language;
  readonly preset: string;
  /** Levels that differ from the preset's. */
  readonly overrides: Readonly<Record<string, string>>;
}

export interface Recipe {
  /** A valid level for every layer. */
  readonly levels: Readonly<Record<string, string>>;
  readonly spec: ContainerSpec;
  readonly image: InspectedImage;
  readonly knowledge: EngineKnowledge;
  /** What would be weaker than it may be without consent, one sentence a layer. */
  readonly weakenings: readonly string[];
}

/**
 * @param knowledge `NOTHING_KNOWN`, or what was learnt of the runtime that is used
 * @throws GloveboxError `bad-input`, `refused` for a runtime that cannot be used here
 */
export function recipeFor(
  asked: AskedSandbox,
  image: InspectedImage,
  facts: EngineFacts,
  knowledge: EngineKnowledge,
): Recipe {
  const working = strongerRuntimes(knowledge).map(({ level }) => level);
  const levels = resolveLevels({ ...asked, host: hostTraits(facts, working) });
  const runtimeName = runtimeFor(levels['runtime'] ?? 'runc', facts, knowledge);
  requireKnown(runtimeName ?? facts.defaultRuntime, knowledge);
  const spec = composeSpec(levels, {
    executableScratch: asked.language.executableScratch,
    runtimeNamed: () => runtimeName,
    ownProfile: wantsOwnProfile(knowledge, asked.preset, levels['runtime']),
  });
  const weakenings = [
    ...weakeningsOf(levels),
    ...missingLimits(capabilitiesOf(knowledge, runtimeName ?? facts.defaultRuntime)),
  ];
  return { levels, spec, image, knowledge, weakenings };
}

/**
 * Whether a sandbox of this kind may be started before anybody has asked for a
 * run: nothing below the engine's default, and nothing with a network.
 */
export function mayBeParked({ weakenings, spec }: Recipe): boolean {
  return weakenings.length === 0 && spec.network === 'none';
}

/**
 * What two recipes of one engine must share for a sandbox of the one to serve
 * the other: all of the container, and every level that is judged from it. What
 * the application enforces itself (the deadline, the output's meter) is put in
 * force, and judged, when the run begins.
 */
export function recipeKey(recipe: Recipe): string {
  const known = KEYS.get(recipe);
  if (known !== undefined) return known;
  const { levels, spec, image } = recipe;
  const judged = LAYERS.filter(({ evidence }) => evidence !== 'application');
  const key = JSON.stringify([image.id, spec, judged.map(({ id }) => [id, levels[id]])]);
  KEYS.set(recipe, key);
  return key;
}

const KEYS = new WeakMap<Recipe, string>();

/** More kinds than a person goes back and forth between. */
const MOST_REMEMBERED = 32;

/**
 * The recipes of one engine that were made lately: what is asked for was most
 * often expected before, and making it anew is half a millisecond of a run.
 */
export class RecipeBook {
  readonly #facts: EngineFacts;
  readonly #recipes = new Map<string, Recipe>();

  constructor(facts: EngineFacts) {
    this.#facts = facts;
  }

  /** @throws GloveboxError as `recipeFor` */
  recipe(asked: AskedSandbox, image: InspectedImage, knowledge: EngineKnowledge): Recipe {
    const key = JSON.stringify([asked.language.id, asked.preset, asked.overrides, image.id]);
    const known = this.#recipes.get(key);
    // What is known of the engine may have changed since; the image's id says all of the image.
    if (known?.knowledge === knowledge) return known;
    const recipe = recipeFor(asked, image, this.#facts, knowledge);
    this.#recipes.delete(key);
    this.#recipes.set(key, recipe);
    const [oldest] = this.#recipes.keys();
    if (this.#recipes.size > MOST_REMEMBERED && oldest !== undefined) this.#recipes.delete(oldest);
    return recipe;
  }
}

/** @returns the engine's name for the runtime; null for its default */
function runtimeFor(level: string, facts: EngineFacts, knowledge: EngineKnowledge): string | null {
  if (level === 'runc') return null;
  const works = strongerRuntimes(knowledge).find((runtime) => runtime.level === level);
  if (works !== undefined) return works.name;
  const tried = knowledge.runtimes.find((runtime) => runtime.level === level);
  const why =
    tried?.failure === null || tried === undefined
      ? `The engine lists these runtimes: ${facts.runtimes.join(', ')}.`
      : `It is registered, but does not work here: ${tried.failure}`;
  throw new GloveboxError(
    'refused',
    `The runtime ${level} cannot be used with this engine. ${why}`,
  );
}

/** Of a runtime whose canary failed nothing is known: neither consent nor a refusal could be told by it. */
function requireKnown(name: string, { runtimes }: EngineKnowledge): void {
  if (runtimes.length === 0) return;
  const known = runtimes.find((runtime) => runtime.name === name);
  if (known?.failure === null) return;
  const why = (known?.failure ?? 'it was not tried').replace(/\.$/, '');
  throw new GloveboxError(
    'refused',
    `What the engine’s runtime ${name} enforces could not be learnt: ${why}. Try again; “glovebox doctor” looks at the engine.`,
  );
}

function missingLimits(capabilities: ReturnType<typeof capabilitiesOf>): string[] {
  return VITAL_LIMITS.flatMap((id) => {
    const capability = capabilities.get(id);
    if (capability?.can !== false) return [];
    const title = layerById(id)?.title ?? id;
    return [`${title}: this engine does not limit it (${capability.reason})`];
  });
}
