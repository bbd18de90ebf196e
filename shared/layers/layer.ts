/**
 * What an isolation layer is: data plus pure functions, one file a layer.
 *
 * That one definition drives the toggle, the container specification, the
 * read-back, the judgement of evidence, the panel's text, the command line, the
 * generated reference and the tests.
 */
import type { SpecPatch } from '../container-spec.ts';
import type { EvidenceClass } from '../run-result.ts';
import type { Evidence } from './evidence.ts';
import type { InspectedContainer } from './inspected-container.ts';

export type RingId =
  | 'kernel'
  | 'privileges'
  | 'sight'
  | 'storage'
  | 'network'
  | 'resources'
  | 'supply';

export const RINGS: readonly { readonly id: RingId; readonly title: string }[] = [
  { id: 'kernel', title: 'Kernel boundary' },
  { id: 'privileges', title: 'Privileges' },
  { id: 'sight', title: 'Sight' },
  { id: 'storage', title: 'Storage' },
  { id: 'network', title: 'Network' },
  { id: 'resources', title: 'Resources' },
  { id: 'supply', title: 'Supply' },
];

/** What a person most wants to hear that untrusted code cannot do; `shared/exposure/` words it. */
export type ClaimId = 'network' | 'files' | 'root' | 'limits' | 'outlive';

/** A layer's part in a claim, which is not made unless every layer that guards it holds. */
export interface Guard {
  readonly claim: ClaimId;
  /** What is to be said of the claim where this layer does not hold. */
  readonly otherwise: 'could' | 'unknown';
  /** Ids of layers any one of which, while it holds, makes up for this one. */
  readonly unless?: readonly string[];
}

export interface Source {
  readonly title: string;
  readonly url: string;
}

/** One setting of a layer. */
export interface Level {
  readonly id: string;
  /** Whether the layer stops anything at this level. */
  readonly holds: boolean;
  /** Weaker than what a plain `docker run` gives: needs consent. */
  readonly belowDockerDefault: boolean;
  /** What the level means, in a few words. */
  readonly description: string;
  /** At an open level, what a program could do there: the end of “It could …”; null where that is said elsewhere. */
  readonly exposes: string | null;
}

/** What may shape a layer's patch besides its level. */
export interface ApplyContext {
  /** Whether the language's program is a file that must be executed from /box. */
  readonly executableScratch: boolean;
  /** The engine's name for the runtime of a level (`gvisor` → `runsc`), or null where it has none. */
  runtimeNamed(level: string): string | null;
  /** Whether our own AppArmor profile is loaded in the engine's kernel and wanted; not, when left out. */
  readonly ownProfile?: boolean;
}

/**
 * What the evidence says of a layer.
 *
 * - `holds`        the fact shows the layer in force as asked
 * - `contradicts`  the fact shows something else than was asked
 * - `open`         the fact shows that the layer stops nothing, as asked or by the host's doing
 * - `unreadable`   no fact decides it
 * - `unavailable`  the fact shows that this host, engine or runtime has no such thing
 */
export interface Judgement {
  readonly says: 'holds' | 'contradicts' | 'open' | 'unreadable' | 'unavailable';
  /** The deciding fact as it was read, or the reason why there is none. */
  readonly fact: string;
}

interface LayerText {
  readonly id: string;
  readonly title: string;
  readonly ring: RingId;
  /** What it stops, in words a first-year student understands. */
  readonly stops: string;
  /** As plainly, what it does not stop. */
  readonly doesNotStop: string;
  readonly sources: readonly Source[];
  readonly evidence: EvidenceClass;
  /** Ids of layers whose level changes what this one can hold. */
  readonly leansOn?: readonly string[];
  /** The claims that are made only while this layer holds. */
  readonly guards?: readonly Guard[];
  /** What a program could do where this layer is not in force, whatever was asked: the end of “It could …”. */
  readonly opens?: string;
  /** Ids of layers any one of which, while it holds, makes up for this one where it is not to be had. */
  readonly madeUpBy?: readonly string[];
}

interface LayerFunctions<Value> {
  apply(value: Value, context: ApplyContext): SpecPatch;
  /** The level that the engine's inspect shows, or null when it shows none of this layer's. */
  readBack(container: InspectedContainer): string | null;
  judge(evidence: Evidence, value: Value): Judgement;
}

/** A layer with named levels, holding ones first. */
export interface ChoiceLayer extends LayerText, LayerFunctions<string> {
  readonly kind: 'choice';
  readonly levels: readonly Level[];
  readonly default: string;
}

/** A layer with a size; every size in range holds, and there is no `off`. */
export interface SizedLayer extends LayerText, LayerFunctions<number> {
  readonly kind: 'sized';
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  /** A figure, or what of the engine's machine it is. */
  readonly ceiling: number | CeilingRule;
  /** Smallest difference between two sizes. */
  readonly step: number;
  /** What a program could do up to the size: the end of “It could …”, with `{size}` where that stands. */
  readonly reaches: string;
}

/** A layer that is always as it is; its one level is `fixed`. */
export interface FixedLayer extends LayerText, LayerFunctions<string> {
  readonly kind: 'fixed';
}

export type Layer = ChoiceLayer | SizedLayer | FixedLayer;

/** The engine's machine, as far as ceilings depend on it. */
export interface EngineCapacity {
  readonly memoryMiB: number;
  readonly cpus: number;
}

/** A ceiling that is a share of the engine's machine. */
export interface CeilingRule {
  readonly rule: string;
  of(capacity: EngineCapacity): number;
}

/** The only level of a fixed layer. */
export const FIXED_LEVEL = 'fixed';

/** A layer as data, for the page and for `layers --json`. */
export interface LayerDescription {
  readonly id: string;
  readonly title: string;
  readonly ring: RingId;
  readonly kind: Layer['kind'];
  readonly levels: readonly Level[];
  readonly default: string;
  readonly unit: string | null;
  readonly minimum: number | null;
  readonly ceiling: number | null;
  readonly stops: string;
  readonly doesNotStop: string;
  readonly sources: readonly Source[];
  readonly evidence: EvidenceClass;
  readonly leansOn: readonly string[];
  readonly guards: readonly Guard[];
  readonly opens: string | null;
  /** As a sized layer has it, with `{size}` in it; null for the others. */
  readonly reaches: string | null;
  readonly madeUpBy: readonly string[];
}

/**
 * The layer without its functions.
 *
 * @param capacity the engine's machine; null while none is known, and then a
 *   ceiling that depends on it is null
 */
export function describeLayer(layer: Layer, capacity: EngineCapacity | null): LayerDescription {
  const text = {
    id: layer.id,
    title: layer.title,
    ring: layer.ring,
    kind: layer.kind,
    stops: layer.stops,
    doesNotStop: layer.doesNotStop,
    sources: layer.sources,
    evidence: layer.evidence,
    leansOn: layer.leansOn ?? [],
    guards: layer.guards ?? [],
    opens: layer.opens ?? null,
    madeUpBy: layer.madeUpBy ?? [],
  };
  const unsized = { unit: null, minimum: null, ceiling: null, reaches: null };
  switch (layer.kind) {
    case 'choice':
      return { ...text, ...unsized, levels: layer.levels, default: layer.default };
    case 'fixed':
      return { ...text, ...unsized, levels: [FIXED], default: FIXED_LEVEL };
    case 'sized':
      return {
        ...text,
        levels: [],
        default: String(layer.default),
        unit: layer.unit,
        minimum: layer.minimum,
        ceiling: ceilingOf(layer, capacity),
        reaches: layer.reaches,
      };
  }
}

/** @returns the largest size allowed, or null when it depends on an engine that is not known */
export function ceilingOf(layer: SizedLayer, capacity: EngineCapacity | null): number | null {
  if (typeof layer.ceiling === 'number') return layer.ceiling;
  return capacity === null ? null : layer.ceiling.of(capacity);
}

const FIXED: Level = {
  id: FIXED_LEVEL,
  holds: true,
  belowDockerDefault: false,
  description: 'always, as found',
  exposes: null,
};
