/** Programs that try to speak for the launcher, to end it, to outlive it, or to hold it up. */
import { afterAll, describe, expect, test } from 'vitest';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

/** A frame that says: the run stage has ended, with exit code 0; and then: that was all. */
const FORGED_END = '"D" + struct.pack(">IBIQ", 13, 0, 0, 1) + b"Z" + struct.pack(">I", 0)';

describe.each([
  { as: 'the unprivileged user', set: {} },
  {
    as: 'root with Docker’s capabilities',
    set: { user: 'root', capabilities: 'docker-default', 'no-new-privileges': 'off' },
  },
])('as $as', ({ set }) => {
  test('an end that the program prints is output', async () => {
    const source = `
import os, struct, time
os.write(1, b${FORGED_END})
os.write(2, b${FORGED_END})
time.sleep(0.2)
raise SystemExit(5)
`;
    const { verdict, stdout } = await bench.run({ source, set });
    expect(verdict).toMatchObject({ kind: 'failed', exitCode: 5 });
    expect(stdout.startsWith('D\0\0\0\r')).toBe(true);
  });

  test('the launcher’s descriptors, memory and secrets are out of reach', async () => {
    const source = `
import os
def attempt(name, act):
    try: print(name, act())
    except OSError as error: print(name, error.strerror)
for number in range(3):
    attempt("open", lambda: os.open(f"/proc/1/fd/{number}", os.O_WRONLY))
attempt("mem", lambda: open("/proc/1/mem", "rb").read(1))
attempt("environ", lambda: open("/proc/1/environ", "rb").read())
attempt("cwd", lambda: os.readlink("/proc/1/cwd"))
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
print("attach", libc.ptrace(16, 1, 0, 0))
print("pidfd", libc.syscall(438, os.pidfd_open(1), 1, 0))
`;
    const { stdout, verdict } = await bench.run({ source, set });
    expect(verdict.kind).toBe('finished');
    expect(
      stdout
        .split('\n')
        .filter((line) => /^(open \d|mem b|environ b|cwd \/|attach 0|pidfd \d)/.test(line)),
    ).toEqual([]);
    expect(stdout).toContain('attach -1');
    expect(stdout).toContain('pidfd -1');
  });

  test('killing everything does not end the launcher', async () => {
    const source = `
import os, signal
for number in list(range(1, 32)):
    try: os.kill(1, number)
    except OSError: pass
print("still here")
`;
    const { verdict, stdout } = await bench.run({ source, set });
    expect(stdout).toBe('still here\n');
    expect(verdict.kind).toBe('finished');
  });

  test('what outlives the program is ended with it', async () => {
    const source = `
import os, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        import signal
        for number in range(1, 32):
            try: signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError): pass
        time.sleep(1000)
    os._exit(0)
print("over")
`;
    const { verdict, stdout, timing } = await bench.run({ source, set });
    expect(stdout).toBe('over\n');
    expect(verdict.kind).toBe('finished');
    expect(timing.runMs).toBeLessThan(5_000);
  });
});

test('a program that forks while it is being ended is ended', async () => {
  const source = `
import os
while True:
    try: os.fork()
    except OSError: pass
`;
  const { verdict } = await bench.run({ source, set: { deadline: '2' } });
  expect(verdict.kind).toBe('deadline');
});

test('a program that ignores every signal is stopped', async () => {
  const source = `
import signal, time
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
print("deaf", flush=True)
while True: time.sleep(1)
`;
  const { run, until } = bench.start({ source });
  await until('deaf');
  run.stop();
  expect((await run.result).verdict.kind).toBe('cancelled');
});

test('a program that closes its streams is waited for', async () => {
  const source = `
import os, time
for number in range(3): os.close(number)
time.sleep(0.3)
os._exit(3)
`;
  const { verdict, timing } = await bench.run({ source });
  expect(verdict).toMatchObject({ kind: 'failed', exitCode: 3 });
  expect(timing.runMs).toBeGreaterThan(290);
});

test('limits set on the launcher end only the sandbox', async () => {
  const source = `
import resource, time
resource.prlimit(1, resource.RLIMIT_CPU, (0, 0))
while True: print("x" * 100, flush=True)
`;
  const { verdict } = await bench.run({ source, set: { deadline: '5' } });
  expect(['signalled', 'output-limit', 'deadline']).toContain(verdict.kind);
});

test('megabytes of one-byte writes on both streams arrive whole', async () => {
  const source = `
import os
for _ in range(50_000):
    os.write(1, b"o")
    os.write(2, b"e")
`;
  const { stdout, stderr, verdict } = await bench.run({ source, set: { deadline: '60' } });
  expect(verdict.kind).toBe('finished');
  expect([stdout.length, stderr.length]).toEqual([50_000, 50_000]);
});

test('without a network, a program still reaches itself by name', async () => {
  const source = `
import socket
server = socket.create_server(("localhost", 0))
with socket.create_connection(("localhost", server.getsockname()[1]), 2): print("reached")
`;
  expect((await bench.run({ source })).stdout).toBe('reached\n');
});
