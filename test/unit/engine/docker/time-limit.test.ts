import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { within } from '../../../../electron/engine/docker/time-limit.ts';
import { refusedFor, rejectionOf } from '../../support/refusal.ts';

const forEver = (): Promise<never> => new Promise(() => {});

describe('a call with a time limit', () => {
  test('gives what it gets', async () => {
    expect(await within(1000, 'answer', () => Promise.resolve(42))).toBe(42);
  });

  test('ends by itself when the call hears nothing, not even its signal', async () => {
    const late = within(20, 'answer', forEver);
    expect(await rejectionOf(late)).toEqual(refusedFor('engine-lost', 'did not answer in time'));
  });

  test('aborts the call', async () => {
    let wasAborted = false;
    const late = within(20, 'answer', (signal) => {
      signal.addEventListener('abort', () => {
        wasAborted = true;
      });
      return forEver();
    });
    await rejectionOf(late);
    expect(wasAborted).toBe(true);
  });

  test('is a loss by our limit although the aborted call has its own word for it', async () => {
    const late = within(
      20,
      'answer',
      (signal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('The operation was aborted')));
        }),
    );
    expect(await rejectionOf(late)).toEqual(refusedFor('engine-lost', 'in time'));
  });

  test('tells a refusal as one', async () => {
    const refused = within(1000, 'answer', () => Promise.reject(new Error('no')));
    expect(await rejectionOf(refused)).toEqual(
      refusedFor('internal', 'The engine could not answer: no'),
    );
  });

  test('leaves no timer behind, so that a program can end', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    await within(60_000, 'answer', () => Promise.resolve());
    await rejectionOf(within(60_000, 'answer', () => Promise.reject(new Error('no'))));
    expect(vi.getTimerCount()).toBe(0);
  });
});
