import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { PagedOutput, type SendEvent } from '../../../electron/calls/paged-output.ts';
import { OUTPUT_WINDOW_BYTES, type AppEvent } from '../../../shared/app-event.ts';
import type { StageName, StreamName } from '../../../shared/run-result.ts';

const BATCH_MS = 8;

interface Sent {
  readonly stage: StageName;
  readonly stream: StreamName;
  readonly text: string;
}

function page(send: SendEvent = () => {}) {
  const sent: Sent[] = [];
  const output = new PagedOutput('r1', (event: AppEvent) => {
    if (event.type === 'run-output') {
      const { stage, stream, bytes } = event;
      sent.push({ stage, stream, text: Buffer.from(bytes).toString('latin1') });
    }
    return send(event);
  });
  return { output, sent };
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const settle = (): Promise<void> => new Promise(setImmediate);
const afterBatch = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3 * BATCH_MS));

describe('output on its way to a page', () => {
  test('goes at once, and what follows within a moment goes together', async () => {
    const { output, sent } = page();
    void output.push('run', 'stdout', bytes('first'));
    await settle();
    expect(sent.map(({ text }) => text)).toEqual(['first']);
    for (const text of ['a', 'b', 'c']) void output.push('run', 'stdout', bytes(text));
    await settle();
    expect(sent).toHaveLength(1);
    await afterBatch();
    expect(sent.map(({ text }) => text)).toEqual(['first', 'abc']);
  });

  test('does not wait for the moment’s end once it is a screenful', async () => {
    const { output, sent } = page();
    void output.push('run', 'stdout', bytes('x'));
    void output.push('run', 'stdout', bytes('y'.repeat(64 * 1024)));
    await settle();
    expect(sent.map(({ text }) => text.length)).toEqual([1, 64 * 1024]);
  });

  test('keeps its order and its streams apart, however it is cut', async () => {
    const piece = fc.record({
      stage: fc.constantFrom<StageName>('compile', 'run'),
      stream: fc.constantFrom<StreamName>('stdout', 'stderr'),
      length: fc.integer({ min: 1, max: 5000 }),
      pause: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const { output, sent } = page();
        const given: Sent[] = [];
        let count = 0;
        for (const { stage, stream, length, pause } of pieces) {
          const text = String.fromCharCode(65 + (count % 26)).repeat(length);
          count += 1;
          const last = given.at(-1);
          if (last?.stage === stage && last.stream === stream)
            given[given.length - 1] = { stage, stream, text: last.text + text };
          else given.push({ stage, stream, text });
          void output.push(stage, stream, bytes(text));
          if (pause) await settle();
        }
        await output.finish();
        const got: Sent[] = [];
        for (const one of sent) {
          const last = got.at(-1);
          if (last?.stage === one.stage && last.stream === one.stream)
            got[got.length - 1] = { ...one, text: last.text + one.text };
          else got.push(one);
        }
        expect(got).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  test('carries its run’s id', async () => {
    const ids: string[] = [];
    const { output } = page((event) => {
      if (event.type === 'run-output') ids.push(event.runId);
    });
    void output.push('run', 'stdout', bytes('x'));
    await output.finish();
    expect(ids).toEqual(['r1']);
  });
});

describe('the window of what a page has not shown yet', () => {
  test('holds the program back once it is full, to the byte', () => {
    const { output } = page();
    expect(output.push('run', 'stdout', new Uint8Array(OUTPUT_WINDOW_BYTES - 1))).toBeUndefined();
    expect(output.push('run', 'stdout', new Uint8Array(1))).toBeInstanceOf(Promise);
  });

  test('lets it on when the page has shown something, and not before', async () => {
    const { output } = page();
    let isOn = false;
    const held = Promise.resolve(
      output.push('run', 'stdout', new Uint8Array(OUTPUT_WINDOW_BYTES + 100)),
    ).then(() => {
      isOn = true;
    });
    output.acknowledge(100);
    await settle();
    expect(isOn).toBe(false);
    output.acknowledge(1);
    await held;
    expect(isOn).toBe(true);
  });

  test('gains nothing by acknowledging what was never sent', () => {
    const { output } = page();
    output.acknowledge(10 * OUTPUT_WINDOW_BYTES);
    expect(output.push('run', 'stdout', new Uint8Array(OUTPUT_WINDOW_BYTES))).toBeInstanceOf(
      Promise,
    );
  });

  test('lets everybody go who waits', async () => {
    const { output } = page();
    const held = [1, 2, 3].map(async () =>
      output.push('run', 'stdout', new Uint8Array(OUTPUT_WINDOW_BYTES)),
    );
    output.acknowledge(3 * OUTPUT_WINDOW_BYTES);
    await expect(Promise.all(held)).resolves.toHaveLength(3);
  });
});

describe('the end of the run', () => {
  test('sends what is left at once, and lets whoever waits go', async () => {
    const { output, sent } = page();
    void output.push('run', 'stdout', bytes('a'));
    void output.push('run', 'stderr', bytes('b'));
    const held = output.push('run', 'stdout', new Uint8Array(OUTPUT_WINDOW_BYTES));
    await output.finish();
    await held;
    expect(sent.map(({ stream, text }) => `${stream} ${text.length}`)).toEqual([
      'stdout 1',
      'stderr 1',
      `stdout ${OUTPUT_WINDOW_BYTES}`,
    ]);
  });

  test('waits for a door that is slow, one event after the other', async () => {
    const order: string[] = [];
    const { output } = page(async (event) => {
      const text = event.type === 'run-output' ? Buffer.from(event.bytes).toString() : '';
      order.push(`begins ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`ends ${text}`);
    });
    void output.push('compile', 'stderr', bytes('1'));
    void output.push('run', 'stdout', bytes('2'));
    await output.finish();
    expect(order).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2']);
  });

  test('comes although the door is gone', async () => {
    const { output } = page(() => Promise.reject(new Error('gone')));
    void output.push('run', 'stdout', bytes('1'));
    await afterBatch();
    void output.push('run', 'stdout', bytes('2'));
    await expect(output.finish()).resolves.toBeUndefined();
  });

  test('leaves no timer behind', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const { output } = page();
    void output.push('run', 'stdout', bytes('1'));
    expect(vi.getTimerCount()).toBe(1);
    await output.finish();
    expect(vi.getTimerCount()).toBe(0);
  });
});
