import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../../shared/layers/evidence.ts';
import { INSTALLATION, changed } from './support/evidence.ts';
import { judge, stateOf } from './support/judge.ts';

describe('image', () => {
  const GOOD = changed({});
  const labelled = (labels: Readonly<Record<string, string>>): Evidence => ({
    ...GOOD,
    image: { ...GOOD.image, labels: { ...GOOD.image.labels, ...labels } },
  });
  const without = (label: string): Evidence => {
    const labels = Object.entries(GOOD.image.labels).filter(([name]) => name !== label);
    return { ...GOOD, image: { ...GOOD.image, labels: Object.fromEntries(labels) } };
  };
  const expecting = (expectedImageId: string): Evidence => ({
    ...GOOD,
    application: { ...GOOD.application, expectedImageId },
  });

  test.each([
    ['built here', GOOD, 'holds'],
    ['built by another installation', labelled({ 'glovebox.builder': 'somebody' }), 'holds'],
    ['a setuid file in it', labelled({ 'glovebox.setuid-files': '1' }), 'contradicts'],
    ['a count that is none', labelled({ 'glovebox.setuid-files': 'none' }), 'contradicts'],
    ['a container made from another', changed({}, { imageId: 'sha256:other' }), 'contradicts'],
    ['another than the run asked for', expecting('sha256:other'), 'contradicts'],
    ['no count of setuid files', without('glovebox.setuid-files'), 'unreadable'],
    ['no base', without('glovebox.base'), 'unreadable'],
    ['no builder', without('glovebox.builder'), 'unreadable'],
  ] as const)('%s', (_name, evidence, says) => {
    expect(judge('image', 'fixed', evidence).says).toBe(says);
  });

  test('says whose build its labels call it, and from which base, and that these are labels', () => {
    expect(judge('image', 'fixed', GOOD).fact).toContain(
      'by its label built here from Debian trixie',
    );
    const foreign = labelled({ 'glovebox.builder': INSTALLATION.replace('c', 'd') });
    expect(judge('image', 'fixed', foreign).fact).toContain('imported from Debian trixie');
  });
});

describe('single-use', () => {
  const evidence = (servedNoRun: boolean, restartCount: number | null): Evidence => {
    const found = changed({}, { restartCount });
    return { ...found, application: { ...found.application, servedNoRun } };
  };

  test.each([
    ['made for this run, started once', evidence(true, 0), 'holds'],
    ['of an earlier run', evidence(false, 0), 'contradicts'],
    ['restarted', evidence(true, 1), 'contradicts'],
    ['an engine that does not count restarts', evidence(true, null), 'unreadable'],
  ] as const)('%s', (_name, found, says) => {
    expect(judge('single-use', 'fixed', found).says).toBe(says);
  });

  test('is refused for a container that served before', () => {
    expect(stateOf('single-use', 'fixed', evidence(false, 0))).toBe('refused');
    expect(stateOf('single-use', 'fixed', evidence(true, null))).toBe('inconclusive');
  });
});
