/**
 * Every layer, tried by a program, on four engines that differ in what they can
 * do. What is called enforced stops its program; what an engine cannot do or
 * show is never called enforced.
 *
 * With GLOVEBOX_MATRIX=write the table is written into the README as well, if it
 * is whole and every test has passed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../shared/outcome.ts';
import type { RunResult } from '../../../shared/run-result.ts';
import { LAYERS } from '../../../shared/layers/index.ts';
import { connectDocker } from '../../../electron/engine/docker/connect.ts';
import { parseAddress } from '../../../electron/engine/finding/address.ts';
import { languageById } from '../../../electron/images/catalogue.ts';
import { Bench } from '../harness.ts';
import type { WalledEngine } from '../walled-engine.ts';
import { ENGINES } from './engines/index.ts';
import type { MatrixEngine } from './engines/matrix-engine.ts';
import { worked, type Experiment } from './experiments/experiment.ts';
import { EXPERIMENTS } from './experiments/index.ts';
import { readingFaults, trialFaults } from './faults.ts';
import { listen, type Listener } from './listener.ts';
import { matrixTable, withSection, type Column, type Row, type Shown } from './table.ts';
import { gaps, kernelVersion, type RanTask } from './whole.ts';

const README = fileURLToPath(new URL('../../../README.md', import.meta.url));
/** Layers that no program tries here: what they read in one hardened run. */
const READ_ONLY = LAYERS.map(({ id }) => id).filter(
  (id) => !EXPERIMENTS.some(({ layer }) => layer === id),
);

const cells = new Map<string, Map<string, readonly Shown[]>>();
const columns: Column[] = [];
const note = (row: string, engine: string, shown: readonly Shown[]): void => {
  cells.set(row, (cells.get(row) ?? new Map<string, readonly Shown[]>()).set(engine, shown));
};
const rowOf = ({ layer, does }: Experiment): string => `${layer} ${does}`;

/** Why there can be no such engine here, or null. */
function missing({ needs }: MatrixEngine): string | null {
  if (needs.length === 0) return null;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can start it';
  const absent = needs.filter((program) => !says('which', program));
  return absent.length === 0 ? null : `not installed: ${absent.join(', ')}`;
}

function says(program: string, ...words: string[]): string | null {
  try {
    return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}

/** What one run showed of a layer; a run that is refused or fails shows that. */
async function shownBy(
  bench: Bench,
  experiment: Experiment,
  level: string,
  engine: MatrixEngine,
  listener: Listener,
): Promise<Shown & { readonly said: string }> {
  const set = { ...engine.set, ...experiment.with, [experiment.layer]: level };
  const source = experiment.program({ listener });
  const result = await bench.run({ source, set, consents: true }).catch(failureOf);
  if (!('verdict' in result)) return { state: 'refused', works: null, said: result.sentence };
  const state = stateIn(result, experiment.layer);
  const said = `${result.verdict.sentence} ${result.stdout}${result.stderr}`.slice(0, 600);
  return { state, works: state === 'refused' ? null : worked(experiment, result), said };
}

function stateIn({ verdict, layers }: RunResult, id: string): Shown['state'] {
  if (verdict.kind === 'refused') return 'refused';
  return layers.find((layer) => layer.id === id)?.state ?? 'refused';
}

for (const engine of ENGINES) {
  const why = missing(engine);
  if (why !== null) columns.push({ id: engine.id, title: engine.title, about: why });
  const title = why === null ? engine.title : `${engine.title} (${why})`;
  describe.runIf(why === null)(title, () => {
    const before = process.env['DOCKER_HOST'];
    let walled: WalledEngine | null = null;
    let listener: Listener;
    let bench: Bench;
    /** Why no sandbox starts here at all; null when they do. */
    let failure: string | null = null;

    beforeAll(async () => {
      bench = new Bench();
      const own = await bench.core.connect();
      walled = await engine.start();
      if (walled !== null) {
        const names = ['python', 'c'].map((id) =>
          own.images.nameOf(languageById(bench.core.languages, id)),
        );
        const target = await connectDocker(parseAddress(walled.address));
        await target.loadImages(await own.engine.saveImages(names));
        await bench.close();
        process.env['DOCKER_HOST'] = walled.address;
        bench = new Bench();
      }
      listener = await listen(walled);
      const { facts } = (await bench.core.connect()).engine;
      const versions = engine.programs.map(([program, ...words]) => says(program, ...words) ?? '');
      const about = versions.map((text) => text.split('\n')[0]?.trim() ?? '').join(', ');
      const hello = { source: 'print(1)', set: engine.set, consents: true };
      const first = await bench.run(hello).catch(failureOf);
      if (!('verdict' in first)) failure = first.sentence;
      else if (first.stdout !== '1\n') failure = first.verdict.sentence;
      else {
        const shown = (id: string): Shown => ({ state: stateIn(first, id), works: null });
        for (const id of READ_ONLY) note(id, engine.id, [shown(id)]);
      }
      const cannot = failure === null ? '' : `; no sandbox starts: ${failure.slice(0, 160)}`;
      const whole = `${facts.name} ${facts.version}; ${about}${cannot}`;
      columns.push({ id: engine.id, title: engine.title, about: whole });
    });
    afterAll(async () => {
      listener?.close();
      await bench?.close();
      await walled?.stop();
      if (before === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = before;
    });

    test('starts sandboxes', () => expect(failure).toBeNull());

    test('the strongest levels that it can do need no consent', async () => {
      const { verdict } = await bench.run({ source: 'print(1)', preset: 'sealed' });
      expect(verdict).toMatchObject({ kind: 'finished' });
    });

    test.each(READ_ONLY)('%s reads as this engine has it', (id) => {
      const shown = cells.get(id)?.get(engine.id)?.[0];
      expect(readingFaults(engine, id, shown)).toEqual([]);
    });

    test.each(EXPERIMENTS.map((experiment) => ({ ...experiment, experiment })))(
      '$layer: $holding stops what $does, $open does not',
      async ({ experiment }) => {
        const on = await shownBy(bench, experiment, experiment.holding, engine, listener);
        const off = await shownBy(bench, experiment, experiment.open, engine, listener);
        note(rowOf(experiment), engine.id, [on, off]);
        expect(trialFaults(engine, experiment, on, off), `${on.said}\n${off.said}`).toEqual([]);
      },
    );

    test('compiles and runs C', async () => {
      const source = '#include <stdio.h>\nint main(void) { puts("compiled"); }\n';
      const set = { ...engine.set, ...(engine.id === 'gvisor' ? { processes: '512' } : {}) };
      const result = await bench.run({ language: 'c', source, set, consents: true });
      expect(result.stdout, result.verdict.sentence).toBe('compiled\n');
    });
  });
}

/** What ran, with how it ended; nothing until a test has. */
let file: RanTask = { name: 'matrix', tasks: [] };
afterEach(({ task }) => {
  file = task.file;
});

afterAll(() => {
  const rows: Row[] = [
    ...EXPERIMENTS.map((experiment) => ({
      layer: experiment.layer,
      does: experiment.does,
      levels: `${experiment.holding} → ${experiment.open}`,
      cells: cells.get(rowOf(experiment)) ?? new Map<string, readonly Shown[]>(),
    })),
    ...READ_ONLY.map((layer) => ({
      layer,
      does: '',
      levels: '—',
      cells: cells.get(layer) ?? new Map<string, readonly Shown[]>(),
    })),
  ];
  const table = matrixTable(columns, rows);
  const host = `Linux ${kernelVersion(os.release())}, ${os.arch()}, ${new Date().toISOString().slice(0, 10)}`;
  const about = columns.map(({ title, about: text }) => `- **${title}**: ${text}`);
  const section = [`${host}.`, '', ...about, '', table].join('\n');
  console.log(section);
  if (process.env['GLOVEBOX_MATRIX'] !== 'write') return;
  const missed = gaps(
    ENGINES.map(({ id }) => id),
    columns,
    rows,
    file,
  );
  if (missed.length > 0) throw new Error(`The README stays as it is: ${missed.join('; ')}`);
  writeFileSync(README, withSection(readFileSync(README, 'utf8'), `\n${section}\n`));
});
