import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  LauncherFrameParser,
  ProtocolError,
  anewFrame,
  endInputFrame,
  fileFrame,
  goFrame,
  holdFrame,
  inputFrame,
  killFrame,
  resizeFrame,
  stageFrame,
  type LauncherMessage,
} from '../../../../electron/sandbox/launcher/protocol.ts';
import type { Hold } from '../../../../shared/languages/hold.ts';
import { cutAt, cuts, joined } from '../../support/cutting.ts';
import { launcher } from '../support/launcher-frames.ts';

function parse(chunks: readonly Uint8Array[]): LauncherMessage[] {
  const parser = new LauncherFrameParser();
  return chunks.flatMap((chunk) => [...parser.push(chunk)]);
}

/** Messages with the frame that the launcher would send for each. */
const anyMessage: fc.Arbitrary<{ message: LauncherMessage; bytes: Uint8Array }> = fc.oneof(
  fc
    .record({ name: name(), text: fc.string({ unit: 'grapheme', maxLength: 80 }) })
    .map(({ name: place, text }) => ({
      message: { type: 'fact' as const, name: place, fact: { known: true as const, text } },
      bytes: launcher.fact(place, 'ok', text),
    })),
  fc
    .record({ name: name(), reason: fc.constantFrom('ENOENT', 'EACCES', 'error') })
    .map(({ name: place, reason }) => ({
      message: { type: 'fact' as const, name: place, fact: { known: false as const, reason } },
      bytes: launcher.fact(place, reason, ''),
    })),
  fc.nat(255).map((version) => ({
    message: { type: 'ready' as const, version },
    bytes: launcher.ready(version),
  })),
  fc
    .nat(255)
    .map((index) => ({ message: { type: 'held' as const, index }, bytes: launcher.held(index) })),
  fc
    .nat(255)
    .map((index) => ({ message: { type: 'begin' as const, index }, bytes: launcher.begin(index) })),
  fc
    .record({
      stream: fc.constantFrom('stdout' as const, 'stderr' as const),
      bytes: fc.uint8Array({ maxLength: 400 }),
    })
    .map(({ stream, bytes }) => ({
      message: { type: 'output' as const, stream, bytes },
      bytes: launcher.output(stream, bytes),
    })),
  fc.nat(600_000).map((ms) => ({
    message: { type: 'used' as const, atMs: ms },
    bytes: launcher.used(BigInt(ms) * 1_000_000n),
  })),
  fc
    .nat(0xffffffff)
    .map((bytes) => ({ message: { type: 'taken' as const, bytes }, bytes: launcher.taken(bytes) })),
  fc
    .record({ index: fc.nat(255), waitStatus: fc.nat(0xffff), milliseconds: fc.nat(1_000_000) })
    .map(({ index, waitStatus, milliseconds }) => ({
      message: { type: 'done' as const, index, waitStatus, wallMs: milliseconds },
      bytes: launcher.done(index, waitStatus, BigInt(milliseconds) * 1_000_000n),
    })),
  fc.constant({ message: { type: 'end' as const }, bytes: launcher.end() }),
  fc.record({ code: word(), sentence: word() }).map(({ code, sentence }) => ({
    message: { type: 'problem' as const, code, sentence },
    bytes: launcher.problem(code, sentence),
  })),
);

function name(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '/proc/self/status',
    'end//sys/fs/cgroup/memory.peak',
    'masked//proc/kcore',
    'x',
  );
}

function word(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[a-z ’]{0,30}$/);
}

describe('what the launcher says', () => {
  test('is understood however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 20 }), cuts, (sent, shares) => {
        const stream = joined(sent.map(({ bytes }) => bytes));
        expect(parse(cutAt(stream, shares))).toEqual(sent.map(({ message }) => message));
      }),
      { numRuns: 300 },
    );
  });

  test('is understood byte by byte, an empty last frame included', () => {
    const stream = joined([
      launcher.begin(1),
      launcher.output('stderr', Buffer.from('x')),
      launcher.end(),
    ]);
    const messages = parse(Array.from(stream, (byte) => Uint8Array.of(byte)));
    expect(messages.map(({ type }) => type)).toEqual(['begin', 'output', 'end']);
  });

  test('tells a fact’s bytes as they were read, zeros and line breaks included', () => {
    expect(
      parse([launcher.fact('/proc/self/attr/current', 'ok', 'docker-default (enforce)\n\0')]),
    ).toEqual([
      {
        type: 'fact',
        name: '/proc/self/attr/current',
        fact: { known: true, text: 'docker-default (enforce)\n\0' },
      },
    ]);
  });

  test('keeps the reason of a fact that could not be read, and no text of it', () => {
    expect(parse([launcher.fact('/proc/kcore', 'EACCES', 'leftover')])).toEqual([
      { type: 'fact', name: '/proc/kcore', fact: { known: false, reason: 'EACCES' } },
    ]);
  });

  test('counts nanoseconds beyond 32 bits', () => {
    expect(parse([launcher.done(1, 9, 600_000_000_000n)])).toEqual([
      { type: 'done', index: 1, waitStatus: 9, wallMs: 600_000 },
    ]);
  });

  test('stays what it was when the connection’s buffer is used again', () => {
    const chunk = launcher.output('stdout', Buffer.from('hello'));
    const [message] = parse([chunk]);
    chunk.fill(0);
    expect(message?.type === 'output' && Buffer.from(message.bytes).toString()).toBe('hello');
  });
});

describe('what is not the launcher’s is refused', () => {
  const LARGEST = 96 * 1024;

  test.each([
    ['a type that there is not', launcher.frame('Q', new Uint8Array(0))],
    ['a version of two bytes', launcher.frame('R', new Uint8Array(2))],
    ['a version of no byte', launcher.frame('R', new Uint8Array(0))],
    ['a beginning without an index', launcher.frame('B', new Uint8Array(0))],
    ['an acknowledgement of three bytes', launcher.frame('A', new Uint8Array(3))],
    ['an end of stage that is too short', launcher.frame('D', new Uint8Array(12))],
    ['an end of stage that is too long', launcher.frame('D', new Uint8Array(14))],
    ['a moment that is too short', launcher.frame('U', new Uint8Array(7))],
    ['a fact of no byte', launcher.frame('V', new Uint8Array(0))],
    ['a fact without a zero', launcher.frame('V', Buffer.from('/proc/self/status'))],
    ['a fact with its name alone', launcher.frame('V', Buffer.from('/proc/self/status\0ok'))],
    ['a frame that says it is larger than any', launcher.header('O', LARGEST + 1)],
    ['a frame of four gibibytes', launcher.header('O', 0xffffffff)],
    ['text of a runtime that failed', Buffer.from('exec: no such file or directory')],
  ])('%s', (_name, bytes) => {
    expect(() => parse([bytes])).toThrow(ProtocolError);
  });

  test('but not the largest frame that there may be', () => {
    const [message] = parse([launcher.frame('O', new Uint8Array(LARGEST))]);
    expect(message?.type === 'output' && message.bytes.length).toBe(LARGEST);
  });

  test('a claimed size costs no memory before it is believed', () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let time = 0; time < 200; time += 1) {
      expect(() => parse([launcher.header('O', 0x7fffffff)])).toThrow(ProtocolError);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('what is said to the launcher, byte for byte', () => {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

  test('a file: length of the name, the name, the content', () => {
    expect(hex(fileFrame('é.py', Buffer.from('1\n')))).toBe(
      ['46', '00000009', '0005', Buffer.from('é.py').toString('hex'), '310a'].join(''),
    );
  });

  test('an empty file', () => {
    expect(hex(fileFrame('a', new Uint8Array(0)))).toBe('4600000003000161');
  });

  test('a stage on pipes', () => {
    const words = Buffer.from('python3\0./a b.py\0').toString('hex');
    const command = ['python3', './a b.py'];
    const frame = stageFrame({ name: 'run', command, terminal: null, hold: null });
    expect(hex(frame)).toBe(['53', '00000019', '72', '00', '0000', '0000', '0000', words].join(''));
  });

  test('a stage on a terminal, rows before columns', () => {
    const terminal = { columns: 300, rows: 24 };
    const frame = stageFrame({ name: 'run', command: ['sh'], terminal, hold: null });
    expect(hex(frame)).toBe(
      ['53', '0000000b', '72', '01', '0018', '012c', '0000', '736800'].join(''),
    );
  });

  test.each<[Hold, string, string]>([
    [{ at: 'touch', file: './a b.py' }, '01', './a b.py'],
    [{ at: 'time' }, '01', 'time'],
    [{ at: 'itself' }, '02', ''],
  ])('a stage that is held: %j', (hold, kind, trigger) => {
    const frame = stageFrame({ name: 'run', command: ['p', 'x'], terminal: null, hold });
    expect(hex(frame.subarray(11, 12))).toBe(kind);
    expect(Buffer.from(frame.subarray(12)).toString()).toBe(`${trigger}\0p\0x\0`);
  });

  test('a stage that compiles', () => {
    const frame = stageFrame({ name: 'compile', command: ['gcc'], terminal: null, hold: null });
    expect(hex(frame).slice(10, 12)).toBe('63');
  });

  test('an empty argument is a word of its own', () => {
    const command = ['p', '', 'x'];
    const frame = stageFrame({ name: 'run', command, terminal: null, hold: null });
    expect(Buffer.from(frame.subarray(13)).toString()).toBe('p\0\0x\0');
  });

  test('input, a size, and those that have no content', () => {
    expect(hex(inputFrame(Buffer.from('hi')))).toBe('49000000026869');
    expect(hex(resizeFrame({ columns: 80, rows: 24 }))).toBe('570000000400180050');
    expect(hex(holdFrame())).toBe('4800000000');
    expect(hex(anewFrame())).toBe('4e00000000');
    expect(hex(goFrame())).toBe('4700000000');
    expect(hex(endInputFrame())).toBe('4500000000');
    expect(hex(killFrame())).toBe('4b00000000');
  });
});
