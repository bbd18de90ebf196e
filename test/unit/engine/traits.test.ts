import { describe, expect, test } from 'vitest';
import type { EngineFacts } from '../../../electron/engine/container-engine.ts';
import { engineTraits, hostTraits } from '../../../electron/engine/traits.ts';
import { ENGINE_FACTS } from '../support/engine-facts.ts';

const facts = (change: Partial<EngineFacts>): EngineFacts => ({ ...ENGINE_FACTS, ...change });

describe('a virtual machine around the engine', () => {
  test.each<[Partial<EngineFacts>, string]>([
    [{ operatingSystem: 'Docker Desktop' }, 'Docker Desktop'],
    [{ kernelVersion: '6.6.87.2-microsoft-standard-WSL2' }, 'microsoft'],
    [{ kernelVersion: '6.12.5-linuxkit' }, 'linuxkit'],
    [{ kernelVersion: '6.15.11-orbstack-00539' }, 'orbstack'],
  ])('%j', (change, word) => {
    expect(engineTraits(facts(change), []).virtualMachine).toContain(word);
  });

  test('is not said of a host that says nothing of one', () => {
    expect(engineTraits(facts({}), []).virtualMachine).toBeNull();
  });
});

test('the machine’s capacity is in whole mebibytes and cores', () => {
  expect(hostTraits(facts({ memoryBytes: 8 * 1024 ** 3 + 1, cpus: 2 }), ['gvisor'])).toEqual({
    capacity: { memoryMiB: 8192, cpus: 2 },
    cgroupVersion: 1,
    workingRuntimes: ['gvisor'],
  });
});
