/**
 * The matrix's experiments on the everyday host, which does all that a kernel
 * with containers can: each program is stopped at the holding level and gets
 * through at the open one. Prints the host's column of the matrix.
 */
import { afterAll, describe, expect, inject, test } from 'vitest';
import { LAYERS } from '../../shared/layers/index.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { worked, type Experiment } from '../engine/matrix/experiments/experiment.ts';
import { EXPERIMENTS } from '../engine/matrix/experiments/index.ts';
import { matrixTable, type Row, type Shown } from '../engine/matrix/table.ts';
import { Bench } from '../engine/harness.ts';

const machine = inject('machine');
process.env['DOCKER_HOST'] = machine.address;
const bench = new Bench();

/** The engine's own door: a service of the host's that a network reaches. */
const SERVICE = { host: '10.0.2.15', port: 2375 };
/** There is no such runtime on this host. */
const TRIED = EXPERIMENTS.filter(({ layer }) => layer !== 'runtime');
const READ_ONLY = LAYERS.map(({ id }) => id).filter(
  (id) => !TRIED.some(({ layer }) => layer === id),
);
const UNAVAILABLE = ['runtime', 'user-namespace', 'machine-boundary'];

const rows: Row[] = [];
const note = (layer: string, does: string, levels: string, shown: readonly Shown[]): void => {
  rows.push({ layer, does, levels, cells: new Map([['everyday', shown]]) });
};

afterAll(async () => {
  const { facts } = (await bench.core.connect()).engine;
  const about = `${facts.name} ${facts.version}, ${facts.operatingSystem}, Linux ${facts.kernelVersion}`;
  const column = { id: 'everyday', title: 'everyday host', about };
  process.stdout.write(`\n${about}\n\n${matrixTable([column], rows)}\n`);
  await bench.close();
});

function stateOf({ verdict, layers }: RunResult, id: string): Shown['state'] {
  const found = layers.find((layer) => layer.id === id);
  return verdict.kind === 'refused' || found === undefined ? 'refused' : found.state;
}

/** Levels without which another layer of this host would stop the program as well. */
const BESIDES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // AppArmor 4 refuses user namespaces, whatever the filter lets through.
  seccomp: { lsm: 'unconfined' },
};

async function shownBy(experiment: Experiment, level: string): Promise<Shown> {
  // Emulated, a run takes many times as long.
  const { layer } = experiment;
  const set = { deadline: '120', ...BESIDES[layer], ...experiment.with, [layer]: level };
  const source = experiment.program({ listener: SERVICE });
  const result = await bench.run({ source, set, consents: true });
  return { state: stateOf(result, layer), works: worked(experiment, result) };
}

describe('what a program tries', () => {
  test.each(TRIED.map((experiment) => ({ ...experiment, experiment })))(
    '$layer: $holding stops what $does, $open does not',
    async ({ experiment }) => {
      const { layer, does, holding, open, openHolds = false } = experiment;
      const on = await shownBy(experiment, holding);
      const off = await shownBy(experiment, open);
      note(layer, does, `${holding} → ${open}`, [on, off]);
      expect(on).toEqual({ state: 'enforced', works: false });
      expect(off).toEqual({ state: openHolds ? 'enforced' : 'open', works: true });
    },
  );
});

test('what no program tries reads as this host has it', async () => {
  const result = await bench.run({ source: 'print(1)', set: { deadline: '120' } });
  for (const id of READ_ONLY) note(id, '', '—', [{ state: stateOf(result, id), works: null }]);
  for (const id of READ_ONLY) {
    expect(stateOf(result, id), id).toBe(UNAVAILABLE.includes(id) ? 'unavailable' : 'enforced');
  }
});
