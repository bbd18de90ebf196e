import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutputGate } from '../../../electron/sandbox/output-gate.ts';
import type { StageName, StreamName } from '../../../shared/run-result.ts';

interface Shown {
  readonly stage: StageName;
  readonly stream: StreamName;
  readonly text: string;
}

function gateOf(limit: number, keep: (stage: StageName) => boolean = () => true) {
  const shown: Shown[] = [];
  const gate = new OutputGate(
    limit,
    (stage, stream, bytes) => {
      shown.push({ stage, stream, text: Buffer.from(bytes).toString('latin1') });
    },
    keep,
  );
  return { gate, shown };
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('the output’s limit', () => {
  test.each([
    ['one byte less', 9, 9, true],
    ['exactly as much', 10, 10, true],
    ['one byte more', 11, 10, false],
    ['much more', 1000, 10, false],
  ])('with %s than it', (_name, printed, passed, fitted) => {
    const { gate, shown } = gateOf(10);
    expect(gate.pass('run', 'stdout', bytes('x'.repeat(printed))).fitted).toBe(fitted);
    expect(shown.map(({ text }) => text.length)).toEqual([passed]);
    expect(gate.isTruncated).toBe(!fitted);
    expect(gate.text('run', 'stdout')).toHaveLength(passed);
  });

  test('is of both streams and all stages together', () => {
    const { gate } = gateOf(10);
    expect(gate.pass('compile', 'stderr', bytes('1234')).fitted).toBe(true);
    expect(gate.pass('run', 'stdout', bytes('5678')).fitted).toBe(true);
    expect(gate.pass('run', 'stderr', bytes('90+')).fitted).toBe(false);
    expect(gate.text('compile', 'stderr')).toBe('1234');
    expect(gate.text('run', 'stdout')).toBe('5678');
    expect(gate.text('run', 'stderr')).toBe('90');
  });

  test('once reached lets nothing more pass, and tells the sink of nothing', () => {
    const { gate, shown } = gateOf(3);
    gate.pass('run', 'stdout', bytes('abc'));
    expect(gate.isTruncated).toBe(false);
    expect(gate.pass('run', 'stdout', bytes('d'))).toEqual({ fitted: false, shown: undefined });
    expect(gate.pass('run', 'stderr', bytes('e')).fitted).toBe(false);
    expect(shown.map(({ text }) => text)).toEqual(['abc']);
    expect(gate.isTruncated).toBe(true);
  });

  test('stays truncated when something smaller would fit', () => {
    const { gate } = gateOf(4);
    gate.pass('run', 'stdout', bytes('12345'));
    gate.pass('run', 'stdout', bytes(''));
    expect(gate.isTruncated).toBe(true);
  });

  test('lets exactly the beginning pass, however it is printed', () => {
    const slice = fc.record({
      stream: fc.constantFrom<StreamName>('stdout', 'stderr'),
      length: fc.nat(60),
    });
    fc.assert(
      fc.property(fc.nat(200), fc.array(slice, { maxLength: 20 }), (limit, slices) => {
        const { gate, shown } = gateOf(limit);
        let printed = '';
        for (const { stream, length } of slices) {
          const text = Array.from({ length }, (_, at) =>
            String.fromCharCode(65 + ((printed.length + at) % 26)),
          ).join('');
          printed += text;
          const { fitted } = gate.pass('run', stream, bytes(text));
          expect(fitted).toBe(length === 0 || printed.length <= limit);
        }
        expect(shown.map(({ text }) => text).join('')).toBe(printed.slice(0, limit));
        expect(gate.isTruncated).toBe(printed.length > limit);
        const kept = gate.text('run', 'stdout').length + gate.text('run', 'stderr').length;
        expect(kept).toBe(Math.min(printed.length, limit));
      }),
    );
  });
});

describe('what passes', () => {
  test('is kept only of the stages that are to be kept', () => {
    const { gate, shown } = gateOf(100, (stage) => stage === 'compile');
    gate.pass('compile', 'stderr', bytes('warning'));
    gate.pass('run', 'stdout', bytes('hello'));
    expect(gate.text('compile', 'stderr')).toBe('warning');
    expect(gate.text('run', 'stdout')).toBe('');
    expect(shown).toHaveLength(2);
  });

  test('hands on what the sink returns, so that a slow reader is waited for', async () => {
    let show: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      show = resolve;
    });
    const gate = new OutputGate(
      10,
      () => slow,
      () => false,
    );
    const { shown } = gate.pass('run', 'stdout', bytes('x'));
    expect(shown).toBe(slow);
    show();
    await shown;
  });
});
