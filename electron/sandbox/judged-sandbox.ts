/** A started sandbox with its evidence judged, as far as that can be before its run begins. */
import { accountForLayers, type Accounting } from '../../shared/layers/account.ts';
import type { ApplicationFacts, Evidence } from '../../shared/layers/evidence.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import type { Layer } from '../../shared/layers/layer.ts';
import type { LayerAccount, SandboxIdentity } from '../../shared/run-result.ts';
import { engineTraits } from '../engine/traits.ts';
import type { ConnectedEngine } from './connected-engine.ts';
import { capabilitiesOf, strongerRuntimes } from './engine-knowledge.ts';
import type { Recipe } from './recipe.ts';
import { Sandbox } from './sandbox.ts';

/** What the application puts in force when the run begins. */
export type OwnFacts = Pick<ApplicationFacts, 'armedDeadlineSeconds' | 'outputMeterBytes'>;

export interface JudgedSandbox {
  /** The id in its labels. */
  readonly id: string;
  readonly sandbox: Sandbox;
  readonly identity: SandboxIdentity;
  /** What already speaks against it: with any, nothing may run in it. */
  readonly contradictions: Accounting['contradictions'];
  /**
   * Adds the layers that the application enforces itself, as they stand for the
   * run that has come. For one run only: to a second one it says that it was used.
   * Nothing may run without a deadline, so that a look before it is armed is no use.
   */
  account(levels: Recipe['levels'], own: OwnFacts): Accounting;
}

const OWN: readonly Layer[] = LAYERS.filter(({ evidence }) => evidence === 'application');
const SEEN: readonly Layer[] = LAYERS.filter(({ evidence }) => evidence !== 'application');

/**
 * Starts a sandbox and judges what was read in it.
 *
 * @param id for its labels
 * @throws GloveboxError; nothing is left behind then
 */
export async function startJudged(
  connected: ConnectedEngine,
  recipe: Recipe,
  id: string,
): Promise<JudgedSandbox> {
  const { engine, identity } = connected;
  const { image, knowledge, spec } = recipe;
  const sandbox = await Sandbox.start(engine, {
    runId: id,
    image,
    spec,
    labels: identity.labels,
  });
  // By the name that was asked for: Podman's inspect calls every runtime `oci`.
  const capabilities = capabilitiesOf(knowledge, spec.runtime ?? engine.facts.defaultRuntime);
  const stronger = strongerRuntimes(knowledge).map(({ level }) => level);
  let served = false;
  const evidence = (own: OwnFacts): Evidence => ({
    inside: sandbox.facts,
    container: sandbox.inspected,
    image,
    engine: {
      ...engineTraits(engine.facts, stronger),
      profileOffer: connected.profileOffer(knowledge),
    },
    application: {
      ...own,
      servedNoRun: !served,
      installation: identity.installation,
      expectedImageId: image.id,
    },
  });
  const nothing: OwnFacts = { armedDeadlineSeconds: null, outputMeterBytes: null };
  const seen = accountForLayers(recipe.levels, evidence(nothing), capabilities, SEEN);
  return {
    id,
    sandbox,
    identity: {
      engine: engine.facts.name,
      engineVersion: engine.facts.version,
      runtime: sandbox.inspected.runtime ?? engine.facts.defaultRuntime,
      image: image.reference,
      imageId: image.id,
      containerId: sandbox.containerId,
    },
    contradictions: seen.contradictions,
    account: (levels, own) => {
      const added = accountForLayers(levels, evidence(own), capabilities, OWN);
      served ||= own.armedDeadlineSeconds !== null;
      return {
        accounts: inOrder([...seen.accounts, ...added.accounts]),
        contradictions: [...seen.contradictions, ...added.contradictions],
      };
    },
  };
}

/** The layers' one order, in which a person reads them. */
function inOrder(accounts: readonly LayerAccount[]): LayerAccount[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return LAYERS.flatMap(({ id }) => byId.get(id) ?? []);
}
