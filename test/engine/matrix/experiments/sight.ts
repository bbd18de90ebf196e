import { AS_ROOT, attempt, type Experiment } from './experiment.ts';

export const SIGHT: readonly Experiment[] = [
  {
    layer: 'proc-paths',
    does: 'reads the kernel’s list of keys',
    holding: 'masked',
    open: 'unmasked',
    program: () => 'if open("/proc/keys").read(): print("works")',
  },
  {
    layer: 'cgroup-namespace',
    does: 'looks for its path on the machine',
    holding: 'private',
    open: 'host',
    program: () => `
paths = [line.rstrip("\\n").split(":", 2)[2] for line in open("/proc/self/cgroup") if line.strip()]
if any(path != "/" for path in paths): print("works")
`,
  },
  {
    layer: 'filesystem',
    does: 'writes among the system’s programs',
    holding: 'read-only',
    open: 'writable',
    with: AS_ROOT,
    program: () => attempt('open("/usr/bin/planted", "w").write("x")'),
  },
  {
    layer: 'network',
    does: 'connects to a listener of the test',
    holding: 'none',
    open: 'internet',
    program: ({ listener: { host, port } }) =>
      attempt(`socket.create_connection(("${host}", ${port}), 3)`),
  },
];
