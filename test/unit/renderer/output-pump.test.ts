import { describe, expect, it } from 'vitest';
import {
  BYTES_PER_PIECE,
  OutputPump,
  PIECES_PER_FRAME,
} from '../../../renderer/output/output-pump.ts';

/** A screen and a clock that move when they are told to. */
function bench() {
  const frames: (() => void)[] = [];
  const shown: (() => void)[] = [];
  const acknowledged: number[] = [];
  let text = '';
  const modes: boolean[] = [];
  const pump = new OutputPump({
    nextFrame: (callback) => frames.push(callback),
    acknowledge: (bytes) => acknowledged.push(bytes),
  });
  const screen = {
    write(piece: string, terminal: boolean, done: () => void) {
      text += piece;
      modes.push(terminal);
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
    const it = bench();
    it.pump.attach(it.screen);
    it.pump.output('stdout', bytes(100), false);
    expect(it.text()).toBe('');
    it.frame();
    expect(it.text()).toHaveLength(100);
    expect(it.acknowledged).toEqual([]);
    it.parsed();
    expect(it.acknowledged).toEqual([100]);
  });

  it('keeps output until there is a screen', () => {
    const it = bench();
    it.pump.output('stdout', bytes(10), false);
    expect(it.waiting()).toBe(0);
    it.pump.attach(it.screen);
    it.step();
    expect(it.text()).toHaveLength(10);
  });

  it('shows so much a frame and no more, in small pieces, and acknowledges in few calls', () => {
    const it = bench();
    it.pump.attach(it.screen);
    const perFrame = BYTES_PER_PIECE * PIECES_PER_FRAME;
    const total = perFrame * 4 + 7;
    it.pump.output('stdout', bytes(total), false);
    it.frame();
    expect(it.text()).toHaveLength(perFrame);
    expect(it.modes).toHaveLength(PIECES_PER_FRAME);
    expect(it.waiting()).toBe(0);
    it.parsed();
    while (it.waiting() > 0) it.step();
    expect(it.text()).toHaveLength(total);
    expect(it.acknowledged.reduce((sum, each) => sum + each, 0)).toBe(total);
    expect(it.acknowledged.length).toBeLessThan(20);
  });

  it('acknowledges the last few bytes too', () => {
    const it = bench();
    it.pump.attach(it.screen);
    for (let count = 0; count < 3; count += 1) {
      it.pump.output('stdout', bytes(1), false);
      it.step();
    }
    expect(it.acknowledged).toEqual([1, 1, 1]);
  });

  it('keeps the order of output, typed lines and headings', () => {
    const it = bench();
    it.pump.attach(it.screen);
    it.pump.heading('Compiler');
    it.pump.output('stdout', new TextEncoder().encode('name? '), false);
    it.pump.typed('Ada');
    it.pump.output('stdout', new TextEncoder().encode('hello'), false);
    it.step();
    expect(it.text().replaceAll(/\x1b\[[\d;]*m|\x18/g, '')).toBe(
      'Compiler\r\nname? › Ada\r\nhello',
    );
  });

  it('does not mix what was written to a terminal with what was not', () => {
    const it = bench();
    it.pump.attach(it.screen);
    it.pump.output('stdout', bytes(5), false);
    it.pump.output('stdout', bytes(5), true);
    it.step();
    it.step();
    expect(it.modes).toEqual([false, true]);
  });

  it('does not hold a program up for a screen that is gone', () => {
    const it = bench();
    it.pump.attach(it.screen);
    it.pump.output('stdout', bytes(50), false);
    it.frame();
    it.pump.attach(null);
    expect(it.acknowledged).toEqual([50]);
    it.parsed();
    it.pump.output('stdout', bytes(3), false);
    it.pump.attach(it.screen);
    it.step();
    expect(it.acknowledged).toEqual([50, 3]);
  });

  it('acknowledges nothing of the run before', () => {
    const it = bench();
    it.pump.attach(it.screen);
    it.pump.output('stdout', bytes(50), false);
    it.frame();
    it.pump.begin();
    it.parsed();
    expect(it.acknowledged).toEqual([]);
    expect(it.text()).toBe('');
    it.pump.output('stdout', bytes(3), false);
    it.step();
    expect(it.acknowledged).toEqual([3]);
  });
});
