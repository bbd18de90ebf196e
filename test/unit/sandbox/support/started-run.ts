/** A run over an engine in memory, with all that it told of itself. */
import type { Prepared } from '../../../../electron/sandbox/prepared.ts';
import { Run } from '../../../../electron/sandbox/run.ts';
import { Sandbox } from '../../../../electron/sandbox/sandbox.ts';
import type { RunPlan } from '../../../../electron/sandbox/run-plan.ts';
import { composeSpec } from '../../../../shared/layers/compose.ts';
import { accountForLayers, type Capabilities } from '../../../../shared/layers/account.ts';
import type { Language } from '../../../../shared/languages/language.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import { HARDENED, evidenceOf } from '../../shared/layers/support/evidence.ts';
import type { ScriptedEngine } from './scripted-engine.ts';

const EVERYTHING_CAN: Capabilities = new Map(LAYERS.map(({ id }) => [id, { can: true }]));

export const SCRIPTED_LANGUAGE: Language = {
  id: 'python',
  name: 'Python',
  toolchain: '',
  remark: null,
  endings: ['.py'],
  untitled: 'main.py',
  editorId: 'python',
  compile: null,
  run: ['python3', '{entry}'],
  hold: { compile: null, run: null },
  executableScratch: false,
  raisedDefaults: {},
  sample: '',
};

export const COMPILED: Language = {
  ...SCRIPTED_LANGUAGE,
  compile: ['gcc', '{sources}'],
  run: ['./a.out'],
};

export async function prepared(
  engine: ScriptedEngine,
  change: Partial<RunPlan> = {},
): Promise<Prepared> {
  const levels = { ...HARDENED, ...change.levels };
  const { image, application } = evidenceOf({});
  const sandbox = await Sandbox.start(engine.asEngine(), {
    runId: 'r1',
    image,
    spec: composeSpec(levels, { executableScratch: false, runtimeNamed: () => null }),
    labels: { glovebox: 'installation', 'glovebox.instance': 'instance' },
  });
  const plan: RunPlan = {
    language: SCRIPTED_LANGUAGE,
    files: [{ name: 'main.py', text: 'print(2)' }],
    arguments: [],
    terminal: null,
    preparedInput: null,
    keepsOutput: true,
    ...change,
    levels,
  };
  return {
    plan,
    sandbox,
    sandboxId: 'r1',
    parked: false,
    identity: {
      engine: engine.facts.name,
      engineVersion: engine.facts.version,
      runtime: 'runc',
      image: image.reference,
      imageId: image.id,
      containerId: sandbox.containerId,
    },
    account: (own) =>
      accountForLayers(
        levels,
        { ...evidenceOf({}), inside: sandbox.facts, application: { ...application, ...own } },
        EVERYTHING_CAN,
      ),
  };
}

export interface StartedRun {
  readonly run: Run;
  /** Phases and stages in the order in which they were told. */
  readonly told: string[];
  readonly shown: string[];
}

export function startRun(engine: ScriptedEngine, change: Partial<RunPlan> = {}): StartedRun {
  const told: string[] = [];
  const shown: string[] = [];
  const run = new Run('r1', () => prepared(engine, change), {
    phase: (phase) => {
      if (told.at(-1) !== phase) told.push(phase);
    },
    stage: (name) => told.push(name),
    output: (stage, stream, bytes) => {
      shown.push(`${stage} ${stream}: ${Buffer.from(bytes).toString()}`);
    },
  });
  return { run, told, shown };
}
