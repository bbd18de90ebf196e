/** Made-up descriptions: just enough to see how the page's state moves. */
import type { Description, LanguageDescription } from '../../../shared/description.ts';
import type { LayerDescription } from '../../../shared/layers/layer.ts';
import type { LayerAccount, RunReport, VerdictKind } from '../../../shared/run-result.ts';
import { reduceDesk } from '../../../renderer/desk/desk-reducer.ts';
import { type DeskAction, type DeskState, EMPTY_DESK } from '../../../renderer/desk/desk-state.ts';

const text = {
  stops: 'much',
  doesNotStop: 'all',
  sources: [],
  leansOn: [],
  guards: [],
  opens: null,
  reaches: null,
  madeUpBy: [],
};

export const NETWORK: LayerDescription = {
  ...text,
  id: 'network',
  title: 'Network',
  ring: 'network',
  kind: 'choice',
  levels: [
    {
      id: 'none',
      holds: true,
      belowDockerDefault: false,
      description: 'no network',
      exposes: null,
    },
    {
      id: 'internet',
      holds: false,
      belowDockerDefault: false,
      description: 'the internet',
      exposes: 'reach the internet',
    },
  ],
  default: 'none',
  unit: null,
  minimum: null,
  ceiling: null,
  evidence: 'inside',
};

export const SECCOMP: LayerDescription = {
  ...NETWORK,
  id: 'seccomp',
  title: 'System-call filter',
  ring: 'privileges',
  levels: [
    {
      id: 'strict',
      holds: true,
      belowDockerDefault: false,
      description: 'few calls',
      exposes: null,
    },
    {
      id: 'default',
      holds: true,
      belowDockerDefault: false,
      description: 'usual calls',
      exposes: null,
    },
    { id: 'off', holds: false, belowDockerDefault: true, description: 'every call', exposes: null },
  ],
  default: 'default',
};

export const MEMORY: LayerDescription = {
  ...NETWORK,
  id: 'memory',
  title: 'Memory',
  ring: 'resources',
  kind: 'sized',
  levels: [],
  default: '256',
  unit: 'MiB',
  minimum: 16,
  ceiling: 2000,
  reaches: 'use {size} of memory',
};

export function language(id: string, more: Partial<LanguageDescription> = {}): LanguageDescription {
  return {
    id,
    name: id,
    toolchain: id,
    remark: null,
    endings: [`.${id}`],
    untitled: `main.${id}`,
    editorId: id,
    compile: null,
    run: ['{entry}'],
    hold: { compile: null, run: null },
    executableScratch: false,
    raisedDefaults: {},
    sample: `sample of ${id}`,
    installed: true,
    imageBytes: 1_000_000,
    ...more,
  };
}

export const DESCRIPTION: Description = {
  version: '0',
  platform: 'linux',
  consent: 'flag-missing',
  learnt: null,
  languages: [language('python'), language('java', { raisedDefaults: { memory: 512 } })],
  layers: [NETWORK, SECCOMP, MEMORY],
  presets: [
    {
      id: 'sealed',
      title: 'Sealed',
      description: '',
      levels: { network: 'none', seccomp: 'strict', memory: '256' },
    },
    {
      id: 'hardened',
      title: 'Hardened',
      description: '',
      levels: { network: 'none', seccomp: 'default', memory: '256' },
    },
  ],
};

export function report(kind: VerdictKind, layers: readonly LayerAccount[] = []): RunReport {
  return {
    verdict: {
      kind,
      stage: 'run',
      exitCode: 0,
      signal: null,
      sentence: 'It ended.',
      limitsHit: [],
    },
    truncated: false,
    stages: [],
    timing: {
      parked: false,
      startMs: null,
      firstOutputMs: null,
      compileMs: null,
      runMs: null,
      totalMs: 5,
    },
    usage: { peakMemoryBytes: null, cpuMs: null, peakProcesses: null },
    layers,
    sandbox: null,
  };
}

export function after(actions: readonly DeskAction[], from: DeskState = EMPTY_DESK): DeskState {
  return actions.reduce(reduceDesk, from);
}

export const DESCRIBED = after([
  {
    type: 'described',
    description: DESCRIPTION,
    rememberedLanguage: null,
    rememberedPreset: null,
  },
]);

/** The person has pressed Run. */
export const ASK = {
  type: 'run-asked',
  snippetKey: 'shown',
  language: 'python',
  preset: 'hardened',
  levels: {},
  terminal: false,
} as const satisfies DeskAction;
