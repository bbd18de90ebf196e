import { attempt, type Experiment } from './experiment.ts';

const write = (path: string, mebibytes: number): string =>
  attempt(`open("${path}", "wb").write(bytes(${mebibytes} << 20))`);

/** More than the small limit allows; gVisor takes some ten tasks of the machine for each. */
const PROCESSES = `
import os, signal
try:
    for _ in range(50):
        if os.fork() == 0: signal.pause()
    print("works", flush=True)
except OSError as error:
    print("stopped", error)
`;

/**
 * A share of the processor is given in slices of a tenth of a second: who has
 * little of it stands still for most of each. A second kernel's own account of
 * the time it used would tell less.
 */
const CPU = `
import time
end = time.monotonic() + 2
last, still = time.monotonic(), 0
while last < end:
    now = time.monotonic()
    if now - last > 0.03: still += now - last
    last = now
if still < 1.2: print("works")
`;

const CORE = `
import os, signal
os.chdir("/box")
if os.fork() == 0: os.kill(os.getpid(), signal.SIGABRT)
os.wait()
if any(name.startswith("core") for name in os.listdir("/box")): print("works")
`;

export const RESOURCES: readonly Experiment[] = [
  {
    layer: 'memory',
    does: 'eats 100 MiB',
    holding: '64',
    open: '256',
    openHolds: true,
    program: () => 'eaten = b"x" * (100 << 20)\nprint("works")',
  },
  {
    layer: 'cpu',
    does: 'computes for two seconds',
    holding: '0.1',
    open: '1',
    openHolds: true,
    program: () => CPU,
  },
  {
    layer: 'processes',
    does: 'starts 50 processes',
    holding: '48',
    open: '512',
    openHolds: true,
    program: () => PROCESSES,
  },
  {
    layer: 'open-files',
    does: 'opens 60 files',
    holding: '40',
    open: '256',
    openHolds: true,
    program: () => attempt('kept = [open("/dev/null") for _ in range(60)]'),
  },
  {
    layer: 'file-size',
    does: 'writes a file of 3 MiB',
    holding: '2',
    open: '64',
    openHolds: true,
    program: () => write('/tmp/large', 3),
  },
  {
    layer: 'scratch',
    does: 'fills /box with 3 MiB',
    holding: '2',
    open: '64',
    openHolds: true,
    program: () => write('/box/full', 3),
  },
  {
    layer: 'core-dumps',
    does: 'crashes, and looks for its core',
    holding: 'off',
    open: 'on',
    program: () => CORE,
  },
  {
    layer: 'deadline',
    does: 'sleeps for three seconds',
    holding: '1',
    open: '20',
    openHolds: true,
    program: () => 'import time\ntime.sleep(3)\nprint("works")',
  },
  {
    layer: 'output',
    does: 'prints 100 KiB',
    holding: '64',
    open: '1024',
    openHolds: true,
    program: () => 'print("x" * (100 << 10))',
    works: ({ verdict, stdout }) => verdict.kind === 'finished' && stdout.length > 100 << 10,
  },
];
