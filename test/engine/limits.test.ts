/** What a program runs into, and how its run says so. */
import { afterAll, expect, test } from 'vitest';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

test('memory: the kernel ends it, and what it printed until then is kept', async () => {
  const source = `
print("begun", flush=True)
eaten = []
while True: eaten.append(bytearray(10_000_000))
`;
  const result = await bench.run({ source });
  expect(result.verdict).toMatchObject({
    kind: 'out-of-memory',
    signal: 'SIGKILL',
    limitsHit: ['memory'],
  });
  expect(result.verdict.sentence).toContain('256 MiB');
  expect(result.stdout).toBe('begun\n');
  expect(result.usage.peakMemoryBytes).toBeGreaterThan(240 * 1024 * 1024);
});

test('memory: a program that survives its child’s end ended well, and the run says so', async () => {
  const source = `
import os
child = os.fork()
if child == 0:
    eaten = []
    while True: eaten.append(bytearray(10_000_000))
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;
  const { verdict, stdout } = await bench.run({ source });
  expect(stdout).toBe('-9\n');
  expect(verdict).toMatchObject({ kind: 'finished', exitCode: 0, limitsHit: ['memory'] });
});

test('processes: a fork bomb stops at the limit', async () => {
  const source = `
import os
forks = 0
while True:
    try:
        if os.fork() == 0: os.pause() if hasattr(os, "pause") else __import__("signal").pause()
        forks += 1
    except BlockingIOError:
        print(forks)
        break
`;
  const { verdict, stdout, usage } = await bench.run({ source });
  // The launcher and the program itself are two of the 64.
  expect(Number(stdout)).toBe(62);
  expect(verdict).toMatchObject({ kind: 'finished', limitsHit: ['processes'] });
  expect(usage.peakProcesses).toBe(64);
});

test('output: the run ends at the limit, to the byte', async () => {
  const source = 'import os\nwhile True: os.write(1, b"x" * 1000)';
  const result = await bench.run({ source, set: { output: '64' } });
  expect(result.verdict).toMatchObject({ kind: 'output-limit', limitsHit: ['output'] });
  expect(result.truncated).toBe(true);
  expect(result.stdout).toHaveLength(64 * 1024);
});

test('output: exactly the limit is no offence', async () => {
  const source = 'import os\nos.write(1, b"x" * 512)\nos.write(2, b"y" * 512)';
  const result = await bench.run({ source, set: { output: '1' } });
  expect(result).toMatchObject({ verdict: { kind: 'finished' }, truncated: false });
});

test('a gigabyte printed costs the application no memory', async () => {
  const before = process.memoryUsage().rss;
  const source = 'import os\nblock = b"x" * 65536\nwhile True: os.write(1, block)';
  const { run } = bench.start({ source, set: { output: '131072', deadline: '60' } });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const { verdict } = await run.result;
  clearInterval(watch);
  expect(verdict.kind).toBe('output-limit');
  // 128 MiB are kept for the result, decoded; without a bound it would be without end.
  expect(most - before).toBeLessThan(900 * 1024 * 1024);
});

test('file size: SIGXFSZ names its limit', async () => {
  const source = `
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
with open("/tmp/large", "wb") as file:
    for _ in range(3): file.write(bytes(1024 * 1024)); file.flush()
`;
  const { verdict } = await bench.run({ source, set: { 'file-size': '2' } });
  expect(verdict).toMatchObject({ kind: 'signalled', signal: 'SIGXFSZ', limitsHit: ['file-size'] });
});

test('scratch: full is full, and sources that do not fit are said not to', async () => {
  const fills = 'open("/box/full", "wb").write(bytes(3 * 1024 * 1024))';
  const full = await bench.run({ source: fills, set: { scratch: '2' } });
  expect(full.stderr).toContain('No space left on device');
  const text = `#${'x'.repeat(700 * 1024)}\n`;
  const files = ['main.py', 'more.py'].map((name) => ({ name, text }));
  const { verdict } = await bench.run({ files, set: { scratch: '1' } });
  expect(verdict).toMatchObject({ kind: 'failed', exitCode: null, limitsHit: ['scratch'] });
  expect(verdict.sentence).toContain('scratch space');
});

test('writable root: the run ends when it has written more than its ceiling', async () => {
  const source = `
block = bytes(1024 * 1024)
for number in range(100):
    with open(f"/var/tmp/{number}", "wb") as file:
        for _ in range(16): file.write(block)
`;
  const { verdict } = await bench.run({
    source,
    set: { filesystem: 'writable', user: 'root', deadline: '60' },
  });
  expect(verdict.limitsHit).toContain('filesystem');
});

test('signals keep their names', async () => {
  const source = 'import ctypes\nctypes.string_at(0)';
  const { verdict } = await bench.run({ source });
  expect(verdict).toMatchObject({ kind: 'signalled', signal: 'SIGSEGV', exitCode: null });
});

test('exit code 139 is an exit code, not a signal', async () => {
  const { verdict } = await bench.run({ source: 'raise SystemExit(139)' });
  expect(verdict).toMatchObject({ kind: 'failed', exitCode: 139, signal: null });
});
