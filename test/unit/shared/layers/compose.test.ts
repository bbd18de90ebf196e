import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpecPatch } from '../../../../shared/container-spec.ts';
import { composeSpec } from '../../../../shared/layers/compose.ts';
import { LAYERS } from '../../../../shared/layers/index.ts';
import type { ApplyContext, FixedLayer } from '../../../../shared/layers/layer.ts';
import { anyContext, anyLevels } from './support/any-levels.ts';
import { HARDENED } from './support/evidence.ts';

const CONTEXT: ApplyContext = { executableScratch: false, runtimeNamed: () => null };

function adding(id: string, patch: SpecPatch): FixedLayer {
  return {
    kind: 'fixed',
    id,
    title: id,
    ring: 'sight',
    stops: '',
    doesNotStop: '',
    sources: [],
    evidence: 'inside',
    apply: () => patch,
    readBack: () => null,
    judge: () => ({ says: 'unreadable', fact: '' }),
  };
}

describe('any valid levels compose', () => {
  test('with every ceiling in place: off never means unlimited', () => {
    fc.assert(
      fc.property(anyLevels, anyContext, (levels, context) => {
        const spec = composeSpec(levels, context);
        expect(spec.memoryMiB).toBe(Number(levels['memory']));
        expect(spec.memoryMiB).toBeGreaterThanOrEqual(16);
        expect(spec.memoryMiB).toBeLessThanOrEqual(4096);
        expect(spec.cpus).toBeGreaterThanOrEqual(0.1);
        expect(spec.cpus).toBeLessThanOrEqual(3.75);
        expect(spec.pids).toBeGreaterThanOrEqual(8);
        expect(spec.pids).toBeLessThanOrEqual(512);
        expect(spec.shmMiB).toBeGreaterThan(0);
        expect(spec.shmMiB).toBeLessThanOrEqual(16);
        for (const place of ['/box', '/tmp']) {
          expect(spec.tmpfs[place]?.sizeMiB).toBe(Number(levels['scratch']));
          expect(spec.tmpfs[place]?.inodes).toBeGreaterThan(0);
          expect(spec.tmpfs[place]?.inodes).toBeLessThanOrEqual(1024 * 64);
        }
        expect(Object.keys(spec.tmpfs)).toEqual(['/box', '/tmp']);
        expect(spec.rlimits.nofile).toBe(Number(levels['open-files']));
        expect(spec.rlimits.fsize).toBe(Number(levels['file-size']) * 1024 * 1024);
        expect(spec.rlimits.core).toBeLessThanOrEqual(1024 ** 3);
        expect(spec.network === 'none' || levels['network'] === 'internet').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('with files executed from /box only where the language needs that, and never from /tmp', () => {
    const needing = composeSpec(HARDENED, { ...CONTEXT, executableScratch: true });
    expect([needing.tmpfs['/box']?.executable, needing.tmpfs['/tmp']?.executable]).toEqual([
      true,
      false,
    ]);
    expect(composeSpec(HARDENED, CONTEXT).tmpfs['/box']?.executable).toBe(false);
  });

  test('into the hardened specification', () => {
    expect(composeSpec(HARDENED, CONTEXT)).toEqual({
      runtime: null,
      user: '10001:10001',
      capDrop: ['ALL'],
      noNewPrivileges: true,
      seccomp: 'default',
      lsm: 'confined',
      ipc: 'private',
      cgroupNamespace: 'private',
      maskProcPaths: true,
      readOnlyRoot: true,
      tmpfs: {
        '/box': { sizeMiB: 64, inodes: 4096, executable: false },
        '/tmp': { sizeMiB: 64, inodes: 4096, executable: false },
      },
      shmMiB: 16,
      network: 'none',
      memoryMiB: 256,
      cpus: 1,
      pids: 64,
      rlimits: { nofile: 256, fsize: 64 * 1024 * 1024, core: 0 },
    });
  });

  test.each([
    ['user', 'root', { user: '0:0' }],
    ['capabilities', 'docker-default', { capDrop: [] }],
    ['no-new-privileges', 'off', { noNewPrivileges: false }],
    ['seccomp', 'strict', { seccomp: 'strict' }],
    ['seccomp', 'engine', { seccomp: 'engine' }],
    ['seccomp', 'off', { seccomp: 'unconfined' }],
    ['lsm', 'unconfined', { lsm: 'unconfined' }],
    ['ipc', 'shareable', { ipc: 'shareable' }],
    ['cgroup-namespace', 'host', { cgroupNamespace: 'host' }],
    ['proc-paths', 'unmasked', { maskProcPaths: false }],
    ['filesystem', 'writable', { readOnlyRoot: false }],
    ['network', 'internet', { network: 'own-bridge' }],
    ['memory', '64', { memoryMiB: 64 }],
    ['cpu', '0.25', { cpus: 0.25 }],
    ['processes', '8', { pids: 8 }],
  ])('%s=%s changes its own field and no other', (id, level, change) => {
    const hardened = composeSpec(HARDENED, CONTEXT);
    expect(composeSpec({ ...HARDENED, [id]: level }, CONTEXT)).toEqual({ ...hardened, ...change });
  });

  test('with the engine’s own name of a stronger runtime', () => {
    const context = { ...CONTEXT, runtimeNamed: (level: string) => `my-${level}` };
    expect(composeSpec({ ...HARDENED, runtime: 'gvisor' }, context).runtime).toBe('my-gvisor');
    expect(composeSpec(HARDENED, context).runtime).toBeNull();
  });
});

describe('programming errors are told, never composed', () => {
  test.each<[string, SpecPatch]>([
    ['a text', { user: '0:0' }],
    ['a number', { memoryMiB: 99_999 }],
    ['a flag', { readOnlyRoot: false }],
    ['null where null stands already', { runtime: null }],
    ['a runtime where null stands already', { runtime: 'runsc' }],
    ['one mount point', { tmpfs: { '/box': { sizeMiB: 1, inodes: 1, executable: true } } }],
    ['one resource limit', { rlimits: { core: 1 } }],
  ])('two layers that set %s', (_name, patch) => {
    const layers = [...LAYERS, adding('second', patch)];
    expect(() => composeSpec({ ...HARDENED, second: 'fixed' }, CONTEXT, layers)).toThrow(
      /the layer second sets \S+, which another layer has set/,
    );
  });

  test('lists concatenate and maps merge', () => {
    const layers = [
      ...LAYERS,
      adding('more', {
        capDrop: ['NET_RAW'],
        tmpfs: { '/run': { sizeMiB: 1, inodes: 16, executable: false } },
      }),
    ];
    const spec = composeSpec({ ...HARDENED, more: 'fixed' }, CONTEXT, layers);
    expect(spec.capDrop).toEqual(['ALL', 'NET_RAW']);
    expect(Object.keys(spec.tmpfs)).toEqual(['/box', '/tmp', '/run']);
  });

  /** Layer → the field that is missing without it. */
  test.each([
    ['runtime', 'runtime'],
    ['user', 'user'],
    ['no-new-privileges', 'noNewPrivileges'],
    ['seccomp', 'seccomp'],
    ['lsm', 'lsm'],
    ['ipc', 'ipc'],
    ['cgroup-namespace', 'cgroupNamespace'],
    ['proc-paths', 'maskProcPaths'],
    ['filesystem', 'readOnlyRoot'],
    ['scratch', 'shmMiB'],
    ['network', 'network'],
    ['memory', 'memoryMiB'],
    ['cpu', 'cpus'],
    ['processes', 'pids'],
  ])('without the layer %s nobody sets %s', (id, field) => {
    const layers = LAYERS.filter((layer) => layer.id !== id);
    expect(() => composeSpec(HARDENED, CONTEXT, layers)).toThrow(`no layer sets ${field}`);
  });

  test('a level that was never resolved', () => {
    const { memory: _memory, ...rest } = HARDENED;
    expect(() => composeSpec(rest, CONTEXT)).toThrow('no level for the layer memory');
  });

  test('a level of seccomp that there is not leaves no filter out in silence', () => {
    expect(() => composeSpec({ ...HARDENED, seccomp: 'none' }, CONTEXT)).toThrow(
      'no layer sets seccomp',
    );
  });
});
