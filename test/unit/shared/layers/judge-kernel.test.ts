import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/layers/evidence.ts';
import { MISSING, RECORDED, changed, evidenceOf } from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

const GVISOR = { 'kernel-log': 'gvisor', uname: 'Linux 4.4.0 #1 SMP Sun Jan 10 15:06:54 PST 2016' };

const withEngine = (evidence: Evidence, engine: Partial<Evidence['engine']>): Evidence => ({
  ...evidence,
  engine: { ...evidence.engine, ...engine },
});

describe('runtime', () => {
  test.each([
    ['gVisor’s own log', 'gvisor', changed(GVISOR), 'holds'],
    ['this machine’s kernel where gVisor was asked for', 'gvisor', changed({}), 'contradicts'],
    ['another kernel’s log', 'gvisor', changed({ 'kernel-log': 'other' }), 'contradicts'],
    [
      'a log that only speaks of gVisor',
      'gvisor',
      changed({ 'kernel-log': 'gvisor is not here' }),
      'contradicts',
    ],
    ['nothing at all about the kernel', 'gvisor', evidenceOf({}), 'contradicts'],
    ['a kernel that cannot be told from the host’s', 'kata', changed({}), 'unreadable'],
    ['gVisor where Kata was asked for', 'kata', changed(GVISOR), 'contradicts'],
    ['runc where nothing stronger works', 'runc', changed({}), 'unavailable'],
    [
      'runc where gVisor works',
      'runc',
      withEngine(changed({}), { strongerRuntimes: ['gvisor'] }),
      'open',
    ],
  ] as const)('%s', (_name, level, evidence, says) => {
    expect(judge('runtime', level, evidence).says).toBe(says);
  });

  test('is enforced only when the engine names the same runtime', () => {
    expect(stateOf('runtime', 'gvisor', changed(GVISOR, { runtime: 'runsc' }))).toBe('enforced');
    expect(stateOf('runtime', 'gvisor', changed(GVISOR, { runtime: 'runc' }))).toBe('inconclusive');
    expect(stateOf('runtime', 'gvisor', changed(GVISOR, { runtime: null }))).toBe('inconclusive');
    expect(stateOf('runtime', 'kata', changed(GVISOR, { runtime: 'kata-runtime' }))).toBe(
      'refused',
    );
    expect(stateOf('runtime', 'gvisor', changed({}, { runtime: 'runsc' }))).toBe('refused');
  });
});

describe('user-namespace', () => {
  const mapped = (text: string): Evidence => changed({ '/proc/self/uid_map': text });

  test.each([
    ['remapped by the engine', '         0     100000      65536\n', 'holds'],
    ['rootless: root is the person', '0 1000 1\n1 100000 65536\n', 'holds'],
    ['no root inside at all', '10001 110001 1\n', 'holds'],
    ['the machine’s own', '         0          0 4294967295\n', 'unavailable'],
    ['root and nobody else', '0 0 1\n', 'unavailable'],
    ['another user inside who is root outside', '0 100000 1000\n1000 0 1\n', 'unavailable'],
    ['no root inside, but a user who is root outside', '1000 0 1\n', 'unavailable'],
    ['empty', '', 'unreadable'],
    ['words', 'zero hundred many\n', 'unreadable'],
    ['two numbers', '0 100000\n', 'unreadable'],
    ['four numbers', '0 100000 65536 1\n', 'unreadable'],
    ['a negative number', '0 -1 65536\n', 'unreadable'],
    ['a hexadecimal number', '0 0x186a0 65536\n', 'unreadable'],
    ['an exponent', '0 1e5 65536\n', 'unreadable'],
    ['a fraction', '0 0.5 65536\n', 'unreadable'],
    ['infinity', '0 Infinity 65536\n', 'unreadable'],
    ['a good line and a bad one', '0 100000 65536\n?\n', 'unreadable'],
  ])('%s', (_name, text, says) => {
    expect(judge('user-namespace', 'fixed', mapped(text)).says).toBe(says);
  });

  test('cannot be read', () => {
    expect(judge('user-namespace', 'fixed', changed({ '/proc/self/uid_map': MISSING })).says).toBe(
      'unreadable',
    );
    expect(judge('user-namespace', 'fixed', changed({ '/proc/self/uid_map': null })).says).toBe(
      'unreadable',
    );
  });

  test('shows who root is outside', () => {
    expect(judge('user-namespace', 'fixed', mapped('0 100000 65536\n')).fact).toContain('100000');
  });

  test('is not enforced when the engine says that it is the host’s', () => {
    const map = { '/proc/self/uid_map': '0 100000 65536\n' };
    expect(stateOf('user-namespace', 'fixed', changed(map))).toBe('enforced');
    expect(stateOf('user-namespace', 'fixed', changed(map, { usernsMode: 'host' }))).toBe(
      'inconclusive',
    );
  });
});

describe('machine-boundary', () => {
  test('goes by the engine’s word about its machine, and shows it', () => {
    const inside = withEngine(changed({}), { virtualMachine: 'Docker Desktop' });
    expect(judge('machine-boundary', 'fixed', inside)).toEqual({
      says: 'holds',
      fact: 'the engine runs inside a virtual machine: Docker Desktop',
    });
    expect(judge('machine-boundary', 'fixed', evidenceOf(RECORDED)).says).toBe('unavailable');
  });
});
