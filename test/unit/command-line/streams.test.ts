import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { writeTo } from '../../../electron/command-line/streams.ts';

describe('writing', () => {
  /** A reader that takes what it is given when it is told to. */
  function slow() {
    const taken: string[] = [];
    let next: (() => void) | null = null;
    const stream = new Writable({
      highWaterMark: 4,
      write(chunk: Buffer, _encoding, done) {
        taken.push(chunk.toString());
        next = done;
      },
    });
    return { stream, taken, take: () => next?.() };
  }

  test('waits for a reader that is slow', async () => {
    const { stream, take } = slow();
    let isWritten = false;
    const writing = writeTo(stream, 'more than four').then(() => {
      isWritten = true;
    });
    await new Promise(setImmediate);
    expect(isWritten).toBe(false);
    take();
    await writing;
    expect(isWritten).toBe(true);
  });

  test('does not wait for one that goes away meanwhile', async () => {
    const { stream } = slow();
    const writing = writeTo(stream, 'more than four');
    stream.destroy();
    await expect(writing).resolves.toBeUndefined();
  });

  test('does not wait for one whose pipe breaks', async () => {
    const { stream } = slow();
    const writing = writeTo(stream, 'more than four');
    stream.destroy(new Error('EPIPE'));
    await expect(writing).resolves.toBeUndefined();
  });

  test('to one that is gone already is done', async () => {
    const { stream, taken } = slow();
    stream.destroy();
    await writeTo(stream, 'text');
    expect(taken).toEqual([]);
  });

  test('leaves no listener behind', async () => {
    const { stream, take } = slow();
    for (let time = 0; time < 20; time += 1) {
      const writing = writeTo(stream, 'more than four');
      await new Promise(setImmediate);
      take();
      await writing;
    }
    for (const event of ['drain', 'close', 'error']) expect(stream.listenerCount(event)).toBe(0);
  });
});
