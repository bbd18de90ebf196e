import { AS_ROOT, attempt, type Experiment } from './experiment.ts';

/** Made by root on the writable root, run by an ordinary user. */
const SETUID = `
import os, shutil, subprocess
shutil.copy("/bin/sh", "/usr/bin/rise")
os.chmod("/usr/bin/rise", 0o4755)
os.setgid(10001); os.setuid(10001)
print(subprocess.run(["/usr/bin/rise", "-p", "-c", "while read key value rest; do [ $key = Uid: ] && [ \${rest%%[!0-9]*} = 0 ] && echo works; done < /proc/self/status"], capture_output=True, text=True).stdout)
`;

export const PRIVILEGES: readonly Experiment[] = [
  {
    layer: 'user',
    does: 'reads /etc/shadow',
    holding: 'unprivileged',
    open: 'root',
    program: () => attempt('open("/etc/shadow")'),
  },
  {
    layer: 'capabilities',
    does: 'opens a raw socket',
    holding: 'none',
    open: 'docker-default',
    with: { user: 'root' },
    program: () => attempt('socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)'),
  },
  {
    layer: 'capabilities',
    does: 'gives a file away',
    holding: 'none',
    open: 'docker-default',
    with: { user: 'root' },
    program: () => attempt('open("/tmp/gift", "w"); os.chown("/tmp/gift", 1, 1)'),
  },
  {
    layer: 'no-new-privileges',
    does: 'starts a setuid program of its own',
    holding: 'on',
    open: 'off',
    with: { ...AS_ROOT, filesystem: 'writable' },
    program: () => SETUID,
  },
  {
    layer: 'seccomp',
    does: 'makes a user namespace',
    holding: 'default',
    open: 'off',
    program: () => attempt('os.unshare(os.CLONE_NEWUSER)'),
  },
  {
    layer: 'seccomp',
    does: 'makes a file without a name',
    holding: 'strict',
    open: 'default',
    openHolds: true,
    // By it programs run what no file system ever holds.
    program: () => attempt('os.memfd_create("kept")'),
  },
];
