import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EventJournal } from '../../../electron/loopback/event-journal.ts';

const MIB = 1024 * 1024;

function append(journal: EventJournal, bytes = 1): boolean {
  return journal.append((sequence) => Buffer.alloc(bytes, sequence));
}

function takeAll(journal: EventJournal): number[] {
  const sequences: number[] = [];
  for (let line = journal.take(); line !== null; line = journal.take()) {
    sequences.push(line.sequence);
  }
  return sequences;
}

describe('the journal of events', () => {
  test('gives every line once, in order', () => {
    const journal = new EventJournal();
    append(journal);
    append(journal);
    expect(takeAll(journal)).toEqual([1, 2]);
    append(journal);
    expect(takeAll(journal)).toEqual([3]);
  });

  test('goes back to what the page has not seen', () => {
    const journal = new EventJournal();
    for (let count = 0; count < 5; count += 1) append(journal);
    takeAll(journal);
    expect(journal.rewindTo(3)).toBe(true);
    expect(takeAll(journal)).toEqual([4, 5]);
  });

  test.each([6, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses to go back to %d of five',
    (seen) => {
      const journal = new EventJournal();
      for (let count = 0; count < 5; count += 1) append(journal);
      takeAll(journal);
      expect(journal.rewindTo(seen)).toBe(false);
    },
  );

  test('forgets what was written long ago, and says so', () => {
    const journal = new EventJournal();
    for (let count = 0; count < 6; count += 1) {
      append(journal, MIB);
      takeAll(journal);
    }
    expect(journal.rewindTo(1)).toBe(false);
    expect(journal.rewindTo(2)).toBe(true);
    expect(takeAll(journal)).toEqual([3, 4, 5, 6]);
  });

  test('takes no more than its bound and one line of what nobody reads', () => {
    const journal = new EventJournal();
    let taken = 0;
    while (taken < 100 && append(journal, MIB)) taken += 1;
    expect(taken).toBe(9);
  });

  test('keeps the order through any sequence of writing, reading and going back', () => {
    const step = fc.oneof(
      fc.constant('append' as const),
      fc.constant('take' as const),
      fc.record({ back: fc.nat(20) }),
    );
    const holds = () =>
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const journal = new EventJournal();
          let appended = 0;
          let next = 1;
          let agrees = true;
          for (const one of steps) {
            if (one === 'append') {
              append(journal);
              appended += 1;
            } else if (one === 'take') {
              const sequence = journal.take()?.sequence ?? null;
              agrees &&= sequence === (next <= appended ? next : null);
              if (sequence !== null) next += 1;
            } else {
              const went = journal.rewindTo(one.back);
              agrees &&= went === one.back <= appended;
              if (went) next = one.back + 1;
            }
          }
          return agrees;
        }),
      );
    expect(holds).not.toThrow();
  });
});
