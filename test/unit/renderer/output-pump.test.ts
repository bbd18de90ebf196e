import { describe, expect, it } from 'vitest';
import { readable } from './readable.ts';
import {
  BYTES_PER_PIECE,
  FRAME_MS,
  LINES_PER_PIECE,
  OutputPump,
  PIECES_PER_FRAME,
} from '../../../renderer/output/output-pump.ts';

/** A screen and a clock that move when they are told to. */
function bench({ tookMs = 0 } = {}) {
  let now = 0;
  const frames: (() => void)[] = [];
  const shown: (() => void)[] = [];
  const acknowledged: number[] = [];
  let text = '';
  const modes: boolean[] = [];
  const pump = new OutputPump({
    nextFrame: (callback) => frames.push(callback),
    acknowledge: (bytes) => acknowledged.push(bytes),
    shown: () => {},
    // Every look at the clock is a piece that has taken so long.
    now: () => (now += tookMs),
  });
  const screen = {
    write(piece: string, terminal: boolean, done: () => void) {
      text += piece;
      modes.push(terminal);
      shown.push(done);
    },
    settle(terminal: boolean, done: () => void) {
      text += terminal ? '[terminal settled]' : '[settled]';
      shown.push(done);
    },
    clear() {
      text = '';
    },
  };
  return {
    pump,
    screen,
    acknowledged,
    modes,
    text: () => text,
    frame: () => frames.shift()?.(),
    waiting: () => frames.length,
    parsed() {
      for (const done of shown.splice(0)) done();
    },
    step() {
      this.frame();
      this.parsed();
    },
  };
}

const bytes = (length: number) => new Uint8Array(length).fill(0x61);

describe('OutputPump', () => {
  it('acknowledges what has been shown, not before', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(100), false);
    expect(table.text()).toBe('');
    table.frame();
    expect(table.text()).toHaveLength(100);
    expect(table.acknowledged).toEqual([]);
    table.parsed();
    expect(table.acknowledged).toEqual([100]);
  });

  it('acknowledges a frame’s pieces in one call, once the last of them stands there', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(PIECES_PER_FRAME * BYTES_PER_PIECE), false);
    table.step();
    expect(table.acknowledged).toEqual([PIECES_PER_FRAME * BYTES_PER_PIECE]);
  });

  it('gives a frame no more than there is time for, and one piece at least', () => {
    for (const [tookMs, pieces] of [
      [FRAME_MS / 4, 5],
      [FRAME_MS * 10, 1],
    ] as const) {
      const table = bench({ tookMs });
      table.pump.attach(table.screen);
      table.pump.output('stdout', bytes(20 * BYTES_PER_PIECE), false);
      table.frame();
      expect(table.modes).toHaveLength(pieces);
      for (let frame = 0; frame < 20; frame++) table.step();
      expect(table.text()).toHaveLength(20 * BYTES_PER_PIECE);
    }
  });

  it('keeps what was to be shown in a frame before which the screen went away', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(10), false);
    table.pump.attach(null);
    table.frame();
    table.pump.attach(table.screen);
    table.step();
    expect(table.text()).toHaveLength(10);
    expect(table.acknowledged).toEqual([10]);
  });

  it('keeps output until there is a screen', () => {
    const table = bench();
    table.pump.output('stdout', bytes(10), false);
    expect(table.waiting()).toBe(0);
    table.pump.attach(table.screen);
    table.step();
    expect(table.text()).toHaveLength(10);
  });

  it('shows so much a frame and no more, in small pieces, and acknowledges in few calls', () => {
    const table = bench();
    table.pump.attach(table.screen);
    const perFrame = BYTES_PER_PIECE * PIECES_PER_FRAME;
    const total = perFrame * 4 + 7;
    table.pump.output('stdout', bytes(total), false);
    table.frame();
    expect(table.text()).toHaveLength(perFrame);
    expect(table.modes).toHaveLength(PIECES_PER_FRAME);
    expect(table.waiting()).toBe(0);
    table.parsed();
    while (table.waiting() > 0) table.step();
    expect(table.text()).toHaveLength(total);
    expect(table.acknowledged.reduce((sum, each) => sum + each, 0)).toBe(total);
    expect(table.acknowledged.length).toBeLessThan(20);
  });

  it('hands over only so many lines at once, and all of them in their turn', () => {
    const table = bench();
    table.pump.attach(table.screen);
    const empty = '\n'.repeat(LINES_PER_PIECE * 2 + 3);
    table.pump.output('stdout', new TextEncoder().encode(empty), true);
    table.frame();
    expect(table.modes).toHaveLength(3);
    table.parsed();
    expect(readable(table.text())).toBe(empty);
    expect(table.acknowledged.reduce((sum, each) => sum + each, 0)).toBe(empty.length);
  });

  it('acknowledges the last few bytes too', () => {
    const table = bench();
    table.pump.attach(table.screen);
    for (let count = 0; count < 3; count += 1) {
      table.pump.output('stdout', bytes(1), false);
      table.step();
    }
    expect(table.acknowledged).toEqual([1, 1, 1]);
  });

  it('keeps the order of output, typed lines and headings', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.heading('Compiler');
    table.pump.output('stdout', new TextEncoder().encode('name? '), false);
    table.pump.typed('Ada');
    table.pump.output('stdout', new TextEncoder().encode('hello'), false);
    table.step();
    expect(readable(table.text())).toBe('Compiler\r\nname? › Ada\r\nhello');
  });

  it('settles the screen once the last of a run stands on it', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', new TextEncoder().encode('last'), true);
    table.pump.end(true);
    table.step();
    expect(table.text()).toBe('last');
    table.step();
    expect(table.text()).toBe('last[terminal settled]');
    expect(table.waiting()).toBe(0);
  });

  it('does not mix what was written to a terminal with what was not', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(5), false);
    table.pump.output('stdout', bytes(5), true);
    table.step();
    table.step();
    expect(table.modes).toEqual([false, true]);
  });

  it('does not hold a program up for a screen that is gone', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(50), false);
    table.frame();
    table.pump.attach(null);
    expect(table.acknowledged).toEqual([50]);
    table.parsed();
    table.pump.output('stdout', bytes(3), false);
    table.pump.attach(table.screen);
    table.step();
    expect(table.acknowledged).toEqual([50, 3]);
  });

  it('acknowledges nothing of the run before', () => {
    const table = bench();
    table.pump.attach(table.screen);
    table.pump.output('stdout', bytes(50), false);
    table.frame();
    table.pump.begin();
    table.parsed();
    expect(table.acknowledged).toEqual([]);
    expect(table.text()).toBe('');
    table.pump.output('stdout', bytes(3), false);
    table.step();
    expect(table.acknowledged).toEqual([3]);
  });
});
