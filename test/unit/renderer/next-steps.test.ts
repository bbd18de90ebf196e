import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../renderer/run/evidence-words.ts';
import { type Ended, nextSteps, type NextStep } from '../../../renderer/run/next-steps.ts';
import { stepsOf } from '../../../renderer/run/stages.ts';
import type { LayerDescription } from '../../../shared/layers/layer.ts';
import type { LayerAccount, RunReport, Verdict } from '../../../shared/run-result.ts';
import { MEMORY, NETWORK, report, SECCOMP } from './desk-fixture.ts';

const sized = (id: string, title: string, unit: string, ceiling: number): LayerDescription => ({
  ...MEMORY,
  id,
  title,
  unit,
  ceiling,
});

const LAYERS: readonly LayerDescription[] = [
  NETWORK,
  SECCOMP,
  MEMORY,
  sized('deadline', 'Deadline', 'seconds', 600),
  sized('output', 'Output', 'KiB', 131_072),
  sized('processes', 'Processes', 'processes', 512),
  { ...NETWORK, id: 'filesystem', title: 'File system' },
];

const account = (id: string, level: string, more: Partial<LayerAccount> = {}): LayerAccount => ({
  id,
  level,
  applied: level,
  state: 'enforced',
  class: 'inside',
  evidence: `${id} at ${level}`,
  ...more,
});

const ACCOUNTS = [
  account('memory', '256', { evidence: 'memory.max: 256 MiB, swap 0' }),
  account('deadline', '10'),
  account('output', '1024'),
  account('processes', '64'),
  account('network', 'none'),
  account('seccomp', 'default'),
  account('filesystem', 'read-only'),
];

function ran(verdict: Partial<Verdict>, more: Partial<RunReport> = {}): RunReport {
  const base = report(verdict.kind ?? 'finished', ACCOUNTS);
  return { ...base, ...more, verdict: { ...base.verdict, ...verdict } };
}

function steps(verdict: Partial<Verdict>, more: Partial<Ended> = {}): readonly NextStep[] {
  return nextSteps({
    report: ran(verdict),
    failure: null,
    layers: LAYERS,
    diagnostics: [],
    errorText: '',
    terminal: false,
    inputEnded: false,
    isShown: true,
    canRunAgain: true,
    ...more,
  });
}

const labels = (found: readonly NextStep[]) => found.map(({ label }) => label);
const withLevel = (id: string, level: string) => ({
  layers: ACCOUNTS.map((each) => (each.id === id ? { ...each, level } : each)),
});

const AT_LINE_3 = [
  { fileName: 'main.c', line: 1, column: null, severity: 'warning', message: 'unused' },
  { fileName: 'main.c', line: 3, column: 12, severity: 'error', message: 'undeclared' },
] as const;

describe('what to try next', () => {
  it('after too little memory is twice of it, within the ceiling', () => {
    expect(steps({ kind: 'out-of-memory' })).toEqual([
      {
        words: null,
        action: { kind: 'size', layerId: 'memory', level: '512' },
        label: 'Give it 512 MiB and run',
      },
    ]);
    const near = ran({ kind: 'out-of-memory' }, withLevel('memory', '1500'));
    expect(labels(steps({}, { report: near }))).toEqual(['Give it 2000 MiB and run']);
  });

  it('at the ceiling says so, and offers nothing', () => {
    const most = ran({ kind: 'out-of-memory' }, withLevel('memory', '2000'));
    const [step] = steps({}, { report: most });
    expect(step?.action).toBeNull();
    expect(step?.words).toContain('ceiling');
  });

  it('offers no size while the ceiling is not known, or another program would be run', () => {
    const layers = LAYERS.map((layer) => ({ ...layer, ceiling: null }));
    expect(steps({ kind: 'out-of-memory' }, { layers })).toEqual([]);
    expect(steps({ kind: 'out-of-memory' }, { canRunAgain: false })).toEqual([]);
  });

  it('after the deadline is more time, and input first where it may have waited for that', () => {
    const usage = { peakMemoryBytes: null, peakProcesses: null };
    const timing = { ...report('deadline').timing, totalMs: 10_000 };
    const busy = ran({ kind: 'deadline' }, { timing, usage: { ...usage, cpuMs: 9_800 } });
    expect(labels(steps({}, { report: busy }))).toEqual(['Give it 60 s and run']);
    const idle = ran({ kind: 'deadline' }, { timing, usage: { ...usage, cpuMs: 30 } });
    expect(labels(steps({}, { report: idle }))).toEqual(['Prepare input…', 'Give it 60 s and run']);
    expect(labels(steps({}, { report: idle, inputEnded: true }))).toEqual(['Give it 60 s and run']);
  });

  it('after too much output is room for more', () => {
    expect(labels(steps({ kind: 'output-limit' }))).toEqual(['Give it 16 MiB and run']);
  });

  it('after a limit that was survived is more of it', () => {
    expect(labels(steps({ kind: 'finished', limitsHit: ['processes'] }))).toEqual([
      'Give it 128 processes and run',
    ]);
    expect(steps({ kind: 'finished' })).toEqual([]);
  });

  it('after a program that did not compile is its first error’s line', () => {
    expect(steps({ kind: 'compile-failed' }, { diagnostics: AT_LINE_3 })).toEqual([
      {
        words: null,
        action: { kind: 'line', fileName: 'main.c', line: 3, column: 12 },
        label: 'Go to line 3',
      },
    ]);
    expect(steps({ kind: 'compile-failed' }, { diagnostics: AT_LINE_3, isShown: false })).toEqual(
      [],
    );
  });

  it('after input that was not there is to prepare it', () => {
    const errorText = 'EOFError: EOF when reading a line\n';
    expect(labels(steps({ kind: 'failed' }, { errorText }))).toEqual([
      'Prepare input…',
      'Use a terminal',
    ]);
    expect(steps({ kind: 'failed' }, { errorText, terminal: true })).toEqual([]);
  });

  it.each([
    [
      'network',
      'socket.gaierror: [Errno -3] Temporary failure in name resolution',
      'Network layer: none',
    ],
    [
      'filesystem',
      "OSError: [Errno 30] Read-only file system: '/etc/x'",
      'File system layer: read-only',
    ],
  ])('only goes to a layer that may have stopped it: %s', (layerId, errorText, label) => {
    const [step] = steps({ kind: 'failed' }, { errorText });
    expect(step?.action).toEqual({ kind: 'layer', layerId });
    expect(step?.label).toBe(label);
    expect(step?.words).toMatch(/^It may be that /);
  });

  it('names no layer that did not hold', () => {
    const layers = ACCOUNTS.map((each) =>
      each.id === 'network' ? { ...each, level: 'internet', state: 'open' as const } : each,
    );
    const failed = ran({ kind: 'failed' }, { layers });
    expect(steps({}, { report: failed, errorText: 'Network is unreachable' })).toEqual([]);
  });

  it('says no word of the program’s own, and never more than two steps', () => {
    const errorText =
      'EOFError <img> Read-only file system Network is unreachable Permission denied';
    const found = steps({ kind: 'failed' }, { errorText, diagnostics: AT_LINE_3 });
    expect(found).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('<img>');
  });

  it('after a forbidden system call is the filter; after a crash a word on what it mostly is', () => {
    expect(steps({ kind: 'signalled', signal: 'SIGSYS' })[0]?.action).toEqual({
      kind: 'layer',
      layerId: 'seccomp',
    });
    expect(steps({ kind: 'signalled', signal: 'SIGSEGV' })[0]?.words).toContain('pointer');
    expect(steps({ kind: 'signalled', signal: 'SIGKILL' })).toEqual([]);
  });

  it('after a lost engine is to look for one; after a refusal, what else there is', () => {
    expect(labels(steps({ kind: 'engine-lost' }))).toEqual(['Look for an engine again']);
    expect(steps({ kind: 'refused' })[0]?.words).toContain('Nothing of it ran');
    expect(steps({ kind: 'cancelled' })).toEqual([]);
    const failed = { report: null, failure: { code: 'engine-absent', sentence: '' } } as const;
    expect(labels(steps({}, failed))).toEqual(['Look for an engine again']);
    const unasked = { report: null, failure: { code: 'consent-missing', sentence: '' } } as const;
    expect(steps({}, unasked)[0]?.words).toContain('Reset the isolation layers');
  });
});

describe('the evidence of a verdict', () => {
  const out = (more: Partial<RunReport> = {}) =>
    ran({ kind: 'out-of-memory', limitsHit: ['memory'] }, more);

  it('is the layer that held, with its deciding fact and what was measured', () => {
    const usage = { peakMemoryBytes: 256 * 1024 * 1024, cpuMs: null, peakProcesses: null };
    const timing = { ...report('finished').timing, firstOutputMs: 20 };
    expect(evidenceOf(out({ usage, timing }), LAYERS)).toEqual({
      sentence: 'Memory layer held.',
      facts: ['memory.max: 256 MiB, swap 0', 'peak 256.0 MiB'],
      output: 'its output until then is below',
    });
  });

  it('says nothing of what was not measured, not printed, or did not hold', () => {
    expect(evidenceOf(out(), LAYERS)).toEqual({
      sentence: 'Memory layer held.',
      facts: ['memory.max: 256 MiB, swap 0'],
      output: null,
    });
    const layers = ACCOUNTS.map((each) => ({ ...each, state: 'inconclusive' as const }));
    expect(evidenceOf(out({ layers }), LAYERS)).toBeNull();
    expect(evidenceOf(ran({ kind: 'finished' }), LAYERS)).toBeNull();
    expect(evidenceOf(ran({ kind: 'failed' }), LAYERS)).toBeNull();
  });

  it('names every limit that was run into', () => {
    const both = ran({ kind: 'deadline', limitsHit: ['deadline', 'processes'] });
    expect(evidenceOf(both, LAYERS)?.sentence).toBe('Deadline and Processes layers held.');
  });

  it('is nobody’s after a signal that the program can have sent itself', () => {
    const ended = ran({ kind: 'signalled', signal: 'SIGSYS' });
    expect(evidenceOf(ended, LAYERS)).toBeNull();
  });
});

describe('the steps that the time went to', () => {
  it('are those that are known, in their order', () => {
    const timing = { ...report('finished').timing, startMs: 12, parked: true };
    const stage = { signal: null, stdout: '', stderr: '' };
    const stages = [
      { ...stage, name: 'compile', ms: 310, exitCode: 0 },
      { ...stage, name: 'run', ms: 45, exitCode: null, signal: 'SIGKILL' },
    ] as const;
    const ended = { ...report('finished'), timing, stages };
    expect(stepsOf(ended).map(({ name, figure }) => `${name} ${figure}`)).toEqual([
      'Sandbox ready 12 ms, started ahead',
      'Compiling 310 ms, exit 0',
      'Running 45 ms, SIGKILL',
    ]);
    expect(stepsOf(report('finished'))).toEqual([]);
  });
});
