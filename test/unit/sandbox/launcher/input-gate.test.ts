import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputGate } from '../../../../electron/sandbox/launcher/input-gate.ts';
import { joined } from '../../support/cutting.ts';

/** images/launcher/frame.h, INPUT_WINDOW: the launcher ends a run that sends more ahead. */
const WINDOW = 64 * 1024;
const TYPE_INPUT = 'I'.charCodeAt(0);
const TYPE_END = 'E'.charCodeAt(0);

/** The launcher as the gate sees it: what arrived, and how much of it is not acknowledged. */
class Receiver {
  readonly frames: Uint8Array[] = [];
  unacknowledged = 0;
  mostUnacknowledged = 0;

  take = (frame: Uint8Array): void => {
    this.frames.push(frame.slice());
    this.unacknowledged += this.#payload(frame).length;
    this.mostUnacknowledged = Math.max(this.mostUnacknowledged, this.unacknowledged);
  };

  acknowledge(gate: InputGate, atMost: number): void {
    const bytes = Math.min(atMost, this.unacknowledged);
    this.unacknowledged -= bytes;
    gate.taken(bytes);
  }

  get input(): Uint8Array {
    return joined(this.frames.map((frame) => this.#payload(frame)));
  }

  get ends(): number {
    return this.frames.filter(([type]) => type === TYPE_END).length;
  }

  #payload(frame: Uint8Array): Uint8Array {
    return frame[0] === TYPE_INPUT ? frame.subarray(5) : new Uint8Array(0);
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function numbered(length: number, from: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (from + at) % 251);
}

describe('the input’s window', () => {
  test('is never overrun, and order is kept, whatever is written and acknowledged when', async () => {
    const step = fc.oneof(
      fc.record({
        write: fc.constantFrom(0, 1, 100, 4096, WINDOW - 1, WINDOW, WINDOW + 1, 200_000),
      }),
      fc.record({ acknowledge: fc.constantFrom(1, 100, 4096, 30_000, WINDOW) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const receiver = new Receiver();
        const gate = new InputGate(receiver.take);
        gate.open();
        const writes: Promise<void>[] = [];
        const given: Uint8Array[] = [];
        let length = 0;
        for (const act of steps) {
          if ('write' in act) {
            const bytes = numbered(act.write, length);
            length += act.write;
            given.push(bytes);
            writes.push(gate.write(bytes));
          } else receiver.acknowledge(gate, act.acknowledge);
          await settle();
        }
        writes.push(gate.end());
        while (receiver.ends === 0) {
          receiver.acknowledge(gate, WINDOW);
          await settle();
        }
        await Promise.all(writes);
        expect(receiver.mostUnacknowledged).toBeLessThanOrEqual(WINDOW);
        expect(Buffer.compare(receiver.input, joined(given))).toBe(0);
        expect(receiver.frames.at(-1)?.[0]).toBe(TYPE_END);
        expect(gate.queuedBytes).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('is used to its last byte before anything waits', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    gate.open();
    await gate.write(new Uint8Array(WINDOW));
    expect(receiver.unacknowledged).toBe(WINDOW);
    let isSent = false;
    const late = gate.write(Uint8Array.of(1)).then(() => {
      isSent = true;
    });
    await settle();
    expect(isSent).toBe(false);
    expect(gate.queuedBytes).toBe(1);
    receiver.acknowledge(gate, 1);
    await late;
    expect(receiver.unacknowledged).toBe(WINDOW);
  });
});

describe('before the program is delivered', () => {
  test('nothing is sent; then everything in its order', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    const writes = [
      gate.write(Buffer.from('first ')),
      gate.write(Buffer.from('second')),
      gate.end(),
    ];
    await settle();
    expect(receiver.frames).toEqual([]);
    expect(gate.queuedBytes).toBe(12);
    gate.open();
    await Promise.all(writes);
    expect(Buffer.from(receiver.input).toString()).toBe('first second');
    expect(receiver.ends).toBe(1);
  });
});

describe('the end of input', () => {
  test('comes after everything that was written, also what still waits for room', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    gate.open();
    void gate.write(new Uint8Array(WINDOW + 10));
    const ended = gate.end();
    await settle();
    expect(receiver.ends).toBe(0);
    receiver.acknowledge(gate, WINDOW);
    await ended;
    expect(receiver.input).toHaveLength(WINDOW + 10);
    expect(receiver.frames.at(-1)?.[0]).toBe(TYPE_END);
  });
});

describe('a closed gate', () => {
  test('lets whoever waits for room go, and sends no more', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    gate.open();
    const stuck = gate.write(new Uint8Array(3 * WINDOW));
    const behind = [gate.write(Uint8Array.of(1)), gate.end()];
    await settle();
    gate.close();
    await Promise.all([stuck, ...behind]);
    expect(receiver.input).toHaveLength(WINDOW);
    expect(receiver.ends).toBe(0);
    expect(gate.queuedBytes).toBe(0);
  });

  test('lets whoever waits for delivery go, and sends nothing', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    const waiting = [gate.write(Buffer.from('typed ahead')), gate.end()];
    gate.close();
    await Promise.all(waiting);
    expect(receiver.frames).toEqual([]);
  });

  test('takes what comes later for nothing', async () => {
    const receiver = new Receiver();
    const gate = new InputGate(receiver.take);
    gate.open();
    gate.close();
    await gate.write(Buffer.from('late'));
    await gate.end();
    expect(receiver.frames).toEqual([]);
  });
});
