import { describe, expect, test } from 'vitest';
import { kernelWords } from '../../../renderer/isolation/kernel-words.ts';
import type { LearntEngine } from '../../../shared/description.ts';

const learnt = (change: Partial<LearntEngine> = {}): LearntEngine => ({
  strongerRuntimes: ['gvisor'],
  virtualMachine: null,
  missing: {},
  ...change,
});

describe('what is said of the kernel', () => {
  test('with the engine’s own runtime is that it is shared', () => {
    const words = kernelWords('runc', learnt());
    expect(words).toContain('Every container shares this machine’s kernel');
    expect(words).toContain('gVisor works here');
  });

  test('with gVisor is that the program talks to gVisor’s own', () => {
    const words = kernelWords('gvisor', learnt());
    expect(words).not.toContain('shares');
    expect(words).toContain('talks to gVisor’s own kernel, not to this machine’s kernel');
    expect(words).toContain('A flaw in gVisor');
  });

  test('with Kata is that a virtual machine of its own answers, which nothing inside proves', () => {
    const words = kernelWords('kata', learnt({ strongerRuntimes: ['kata'] }));
    expect(words).not.toContain('shares');
    expect(words).toContain('virtual machine of its own');
    expect(words).toContain('nothing inside proves');
  });

  test.each(['gvisor', 'kata'])('with %s where it does not work is that it is shared', (level) => {
    const words = kernelWords(level, learnt({ strongerRuntimes: [] }));
    expect(words).toContain('Every container shares this machine’s kernel');
    expect(words).toContain('This engine has none');
    expect(kernelWords(level, null)).toContain('looked at in the first run');
  });

  test.each(['runc', 'gvisor'])(
    'with %s names the virtual machine that the engine lives in',
    (level) => {
      const words = kernelWords(level, learnt({ virtualMachine: 'WSL 2' }));
      expect(words).toContain('the kernel of the engine’s virtual machine');
      expect(words).toContain('arrives in that virtual machine (WSL 2)');
    },
  );
});
