/** From a request to a sandbox that is ready for it: resolve, consent, compose, start, inspect. */
import { accountForLayers } from '../../shared/layers/account.ts';
import { composeSpec } from '../../shared/layers/compose.ts';
import { layerById } from '../../shared/layers/index.ts';
import type { InspectedImage } from '../../shared/layers/inspected-container.ts';
import { resolveLevels, weakeningsOf } from '../../shared/layers/levels.ts';
import type { Language } from '../../shared/languages/language.ts';
import { GloveboxError, failureOf } from '../../shared/outcome.ts';
import type { SourceFile, TerminalSize } from '../../shared/contract.ts';
import { consentMissing, type AskConsent } from '../consent.ts';
import { engineTraits, hostTraits } from '../engine/traits.ts';
import type { BuildProgress } from '../images/build-progress.ts';
import type { ConnectedEngine } from './connected-engine.ts';
import { capabilitiesOf, strongerRuntimes, type EngineKnowledge } from './engine-knowledge.ts';
import { wantsOwnProfile } from './own-profile.ts';
import type { Prepared } from './run.ts';
import type { RunPlan } from './run-plan.ts';
import { Sandbox } from './sandbox.ts';

export interface RunRequest {
  readonly language: Language;
  /** Entry first. */
  readonly files: readonly SourceFile[];
  readonly arguments: readonly string[];
  readonly preset: string;
  /** Levels that differ from the preset's. */
  readonly overrides: Readonly<Record<string, string>>;
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
}

/** Limits without which a run could take the machine down; their absence needs consent. */
const VITAL = ['memory', 'processes', 'scratch'];

/**
 * @throws GloveboxError `bad-input`, `consent-missing`, `refused`, or what the
 *   image's build and the engine's calls throw; nothing is left behind then
 */
export async function prepareSandbox(
  request: RunRequest,
  context: PrepareContext,
): Promise<Prepared> {
  const { connected, signal, note } = context;
  const image = await connected.images.ensure(request.language, {
    signal,
    progress: (progress) => {
      note(progress.step);
      context.onBuild(progress);
    },
    line: context.onBuildLine,
  });
  if (connected.knowledge === null) note('meeting this engine: trying what it can do');
  const knowledge = await connected.learn(image);
  note(null);
  const levels = levelsFor(request, connected, knowledge);
  const runtimeName = runtimeFor(levels['runtime'] ?? 'runc', connected, knowledge);
  await requireConsent(levels, runtimeName, knowledge, context);
  signal.throwIfAborted();

  const { engine, identity } = connected;
  const start = async (ownProfile: boolean): Promise<Sandbox> =>
    Sandbox.start(engine, {
      runId: context.runId,
      image,
      spec: composeSpec(levels, {
        executableScratch: request.language.executableScratch,
        runtimeNamed: () => runtimeName,
        ownProfile,
      }),
      labels: identity.labels,
    });
  const wantsOwn = wantsOwnProfile(knowledge, request.preset, levels['runtime']);
  const sandbox = await start(wantsOwn).catch(async (error: unknown) => {
    // An engine asked for a profile that is no longer loaded starts nothing, and says so.
    if (!wantsOwn || !/apparmor/i.test(failureOf(error).sentence)) throw error;
    const again = await connected.lookForOwnProfile([request.language]);
    if (again === null || wantsOwnProfile(again, request.preset, levels['runtime'])) throw error;
    return start(false);
  });
  const { language, files, terminal, preparedInput, keepsOutput } = request;
  const plan: RunPlan = {
    language,
    files,
    arguments: request.arguments,
    levels,
    terminal,
    preparedInput,
    keepsOutput,
  };
  return {
    plan,
    sandbox,
    parked: false,
    identity: identityOf(connected, sandbox, image),
    account: (own) =>
      accountForLayers(
        levels,
        {
          inside: sandbox.facts,
          container: sandbox.inspected,
          image,
          engine: {
            ...engineTraits(
              engine.facts,
              strongerRuntimes(knowledge).map(({ level }) => level),
            ),
            profileOffer: connected.profileOffer(knowledge),
          },
          application: {
            ...own,
            createdForThisRun: true,
            installation: identity.installation,
            expectedImageId: image.id,
          },
        },
        capabilitiesOf(knowledge, runtimeName ?? engine.facts.defaultRuntime),
      ),
  };
}

/** The level of every layer, with what is known of this engine. */
export function levelsFor(
  request: Pick<RunRequest, 'preset' | 'overrides' | 'language'>,
  connected: ConnectedEngine,
  knowledge: EngineKnowledge,
): Record<string, string> {
  const working = strongerRuntimes(knowledge).map(({ level }) => level);
  return resolveLevels({ ...request, host: hostTraits(connected.engine.facts, working) });
}

/** @returns the engine's name for the runtime; null for its default */
function runtimeFor(
  level: string,
  { engine }: ConnectedEngine,
  knowledge: EngineKnowledge,
): string | null {
  if (level === 'runc') return null;
  const works = strongerRuntimes(knowledge).find((runtime) => runtime.level === level);
  if (works !== undefined) return works.name;
  const tried = knowledge.runtimes.find((runtime) => runtime.level === level);
  const why =
    tried?.failure === null || tried === undefined
      ? `The engine lists these runtimes: ${engine.facts.runtimes.join(', ')}.`
      : `It is registered, but does not work here: ${tried.failure}`;
  throw new GloveboxError(
    'refused',
    `The runtime ${level} cannot be used with this engine. ${why}`,
  );
}

async function requireConsent(
  levels: Readonly<Record<string, string>>,
  runtimeName: string | null,
  knowledge: EngineKnowledge,
  { connected, askConsent, guardsNetwork }: PrepareContext,
): Promise<void> {
  const weakenings = weakeningsOf(levels);
  if (guardsNetwork && levels['network'] === 'internet') {
    weakenings.push('Network: the internet, and also this computer and the local network');
  }
  const capabilities = capabilitiesOf(
    knowledge,
    runtimeName ?? connected.engine.facts.defaultRuntime,
  );
  for (const id of VITAL) {
    const capability = capabilities.get(id);
    if (capability?.can !== false) continue;
    weakenings.push(
      `${layerById(id)?.title ?? id}: this engine does not limit it (${capability.reason})`,
    );
  }
  if (weakenings.length === 0 || (await askConsent({ weakenings }))) return;
  throw consentMissing(weakenings);
}

function identityOf(
  { engine }: ConnectedEngine,
  sandbox: Sandbox,
  image: InspectedImage,
): Prepared['identity'] {
  return {
    engine: engine.facts.name,
    engineVersion: engine.facts.version,
    runtime: sandbox.inspected.runtime ?? engine.facts.defaultRuntime,
    image: image.reference,
    imageId: image.id,
    containerId: sandbox.containerId,
  };
}
