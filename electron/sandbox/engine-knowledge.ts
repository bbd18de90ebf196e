/**
 * What an engine and its runtimes can do, learnt from canary containers: there
 * is no list of engines. Learnt once, and kept for as long as engine, kernel,
 * launcher and this application stay the same.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Capabilities, Capability } from '../../shared/layers/account.ts';
import type { EngineFacts } from '../engine/container-engine.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { VERSION } from '../version.ts';

const KnownLayer = z.strictObject({
  can: z.boolean(),
  /** The deciding fact, or what a trial showed. */
  reason: z.string(),
  /** True where nothing could be read, and a trial showed it. */
  tried: z.boolean().optional(),
});

const KnownRuntime = z.strictObject({
  /** As the engine names it. */
  name: z.string(),
  /** The level of the runtime layer that its canary showed. */
  level: z.enum(['runc', 'gvisor', 'kata']),
  /** Null when its canary worked, else why it did not. */
  failure: z.string().nullable(),
  /** A layer of which nothing could be learnt is left out. */
  layers: z.record(z.string(), KnownLayer),
});

const Knowledge = z.strictObject({
  version: z.literal(1),
  runtimes: z.array(KnownRuntime),
  /** Whether our own AppArmor profile confined a canary; left out while none has tried. */
  ownProfile: KnownLayer.optional(),
});

export type KnownLayer = z.infer<typeof KnownLayer>;
export type KnownRuntime = z.infer<typeof KnownRuntime>;
export type EngineKnowledge = z.infer<typeof Knowledge>;

/** Raised when canaries learn otherwise than before. */
const LEARNING = 3;

/** More engines, and states of one, than a person goes back and forth between. */
const MOST_KEPT = 20;

/** What may be asked of an engine that no canary has been run on. */
export const NOTHING_KNOWN: EngineKnowledge = { version: 1, runtimes: [] };

/** What one runtime can do, layer by layer. */
export function capabilitiesOf(knowledge: EngineKnowledge, runtimeName: string): Capabilities {
  const runtime = knowledge.runtimes.find(({ name }) => name === runtimeName);
  const entries = Object.entries(runtime?.layers ?? {}).map(([id, { can, reason, tried }]) => {
    const capability: Capability = can
      ? { can, ...(tried === true ? { tried: reason } : {}) }
      : { can, reason };
    return [id, capability] as const;
  });
  return new Map(entries);
}

/** Levels of the runtime layer, stronger than the engine's own, that work here. */
export function strongerRuntimes(knowledge: EngineKnowledge): readonly KnownRuntime[] {
  return knowledge.runtimes.filter(({ level, failure }) => level !== 'runc' && failure === null);
}

/**
 * Whether all of it would be learnt again: what took too long, lost its engine or
 * was left undecided by a trial may have been bad luck.
 */
export function isLasting({ runtimes }: EngineKnowledge): boolean {
  return runtimes.every(
    ({ failure, layers }) =>
      !/ in time\.?$|^The engine went away/.test(failure ?? '') &&
      Object.values(layers).every(({ can, reason }) => can || !reason.endsWith(UNDECIDED)),
  );
}

/** As a canary says it. */
const UNDECIDED = 'a trial did not show it';

/** Keeps what was learnt, one file an engine. */
export class KnowledgeStore {
  /** The installation's own, in which this is kept. */
  readonly dataFolder: string;
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
    this.#folder = path.join(dataFolder, 'engines');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
  }

  /** Null when this engine, as it is now, has not been met. */
  read(facts: EngineFacts, launcher: string): EngineKnowledge | null {
    try {
      const text = readFileSync(this.#file(facts, launcher), 'utf8');
      return Knowledge.parse(JSON.parse(text));
    } catch {
      // Missing, damaged or of an older form: it is learnt anew.
      return null;
    }
  }

  /** Another whenever something else was written, by whatever process; null when nothing is there. */
  edition(facts: EngineFacts, launcher: string): string | null {
    const found = statSync(this.#file(facts, launcher), { throwIfNoEntry: false });
    return found === undefined ? null : `${found.ino} ${found.mtimeMs} ${found.size}`;
  }

  async write(facts: EngineFacts, launcher: string, knowledge: EngineKnowledge): Promise<void> {
    await writeAtomically(this.#file(facts, launcher), JSON.stringify(knowledge, null, 2));
    await this.#trim();
  }

  /** Every update of an engine makes another file: the oldest go. */
  async #trim(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith('.json'));
    if (names.length <= MOST_KEPT) return;
    const files = names.map((name) => path.join(this.#folder, name));
    const aged = await Promise.all(
      files.map(async (file) => ({
        file,
        at: await stat(file).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      })),
    );
    const oldest = aged.toSorted((one, other) => other.at - one.at).slice(MOST_KEPT);
    await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
  }

  #file(facts: EngineFacts, launcher: string): string {
    const { id, version, kernelVersion, cgroupVersion, defaultRuntime, details } = facts;
    const components = details.components.map((part) => [part.name, part.version, part.build]);
    // Another version of ours may judge the same facts otherwise.
    const key = JSON.stringify([
      VERSION,
      LEARNING,
      id,
      version,
      kernelVersion,
      cgroupVersion,
      facts.runtimes.toSorted(),
      facts.runtimeSettings.toSorted(),
      defaultRuntime,
      facts.securityOptions.toSorted(),
      components.map((part) => JSON.stringify(part)).toSorted(),
      launcher,
    ]);
    const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
    return path.join(this.#folder, `${name}.json`);
  }
}
