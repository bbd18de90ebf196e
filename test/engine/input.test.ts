/** Standard input: typed, prepared, ended, refused; and a terminal. */
import { afterAll, expect, test } from 'vitest';
import { Bench, bytes } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

test('lines and the end of input reach a running program', async () => {
  const source = `
import sys
print("ready", flush=True)
for line in sys.stdin: print(line.strip()[::-1], flush=True)
print("end")
`;
  const { run, printed, until } = bench.start({ source, input: null });
  await until('ready');
  await run.sendInput(bytes('one\n'));
  await until('eno');
  await run.sendInput(bytes('two\n'));
  await until('owt');
  await run.endInput();
  expect((await run.result).verdict.kind).toBe('finished');
  expect(printed.stdout).toBe('ready\neno\nowt\nend\n');
});

test('input that was sent while the sandbox was being prepared is not lost', async () => {
  const { run, printed } = bench.start({ source: 'print(input(), input())', input: null });
  await Promise.all([run.sendInput(bytes('a\n')), run.sendInput(bytes('b\n'))]);
  expect((await run.result).verdict.kind).toBe('finished');
  expect(printed.stdout).toBe('a b\n');
});

test('eight megabytes pass through a program that reads them', async () => {
  const source = 'import sys, hashlib\nprint(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())';
  const input = 'glove '.repeat(1_400_000);
  const { stdout } = await bench.run({ source, input });
  const { createHash } = await import('node:crypto');
  expect(stdout.trim()).toBe(createHash('sha256').update(input).digest('hex'));
});

test('a program that never reads can still be stopped', async () => {
  const source = 'import time\nprint("ready", flush=True)\ntime.sleep(100)';
  const { run, until } = bench.start({ source, input: null });
  await until('ready');
  void run.sendInput(new Uint8Array(3_000_000));
  run.stop();
  const { verdict, timing } = await run.result;
  expect(verdict.kind).toBe('cancelled');
  expect(timing.totalMs).toBeLessThan(10_000);
});

test('the compiler gets no input, and the program gets all of it', async () => {
  const source =
    '#include <stdio.h>\nint main(void) { char line[9]; fgets(line, 9, stdin); fputs(line, stdout); }';
  const { stdout } = await bench.run({ language: 'c', source, input: 'kept\n' });
  expect(stdout).toBe('kept\n');
});

test('a terminal has a size, changes it, echoes, and sends Ctrl-C', async () => {
  const source = `
import os, signal, sys
print(sys.stdin.isatty(), os.get_terminal_size(), flush=True)
# os.write: print may be interrupted in the middle of itself, and refuses that.
signal.signal(signal.SIGWINCH, lambda *_: os.write(1, b"now %d" % os.get_terminal_size().columns))
try:
    while True: print("got", input(), flush=True)
except KeyboardInterrupt:
    print("interrupted")
`;
  const { run, printed, until } = bench.start({
    source,
    input: null,
    terminal: { columns: 72, rows: 20 },
  });
  await until('columns=72, lines=20');
  expect(printed.stdout).toContain('True');
  await run.sendInput(bytes('hello\n'));
  await until('got hello');
  run.resize({ columns: 99, rows: 30 });
  await until('now 99');
  await run.sendInput(bytes('\u0003'));
  await until('interrupted');
  expect((await run.result).verdict).toMatchObject({ kind: 'finished', exitCode: 0 });
});

test('the end of input is told to a terminal as well', async () => {
  const source = 'import sys\nprint("ready", flush=True)\nprint(len(sys.stdin.read()))';
  const { run, printed, until } = bench.start({
    source,
    input: null,
    terminal: { columns: 80, rows: 24 },
  });
  await until('ready');
  await run.sendInput(bytes('abc\n'));
  await run.endInput();
  expect((await run.result).verdict.kind).toBe('finished');
  expect(printed.stdout.trim().endsWith('4')).toBe(true);
});

test('an end of input that comes while the compiler runs reaches the program', async () => {
  const source = '#include <stdio.h>\nint main(void) { printf("%d\\n", getchar()); }';
  const { stdout, verdict } = await bench.run({ language: 'c', source, input: '' });
  expect({ stdout, kind: verdict.kind }).toEqual({ stdout: '-1\n', kind: 'finished' });
});
