/**
 * A host as most people have it, as a disk for a virtual machine: Debian with systemd, control
 * groups of version 2, AppArmor and a current engine, made of the distribution's own packages.
 * The long tests start it (test/long).
 */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { applicationParts } from './application-parts.mjs';
import { installPackages } from './apt.mjs';
import { getLeave } from './consent.mjs';
import { findProgram, SYSTEM_FOLDERS } from './host.mjs';
import { inRepository } from './repository.mjs';
import { runCommand } from './run-command.mjs';
import { SetupFailure } from './setup-failure.mjs';

const SUITE = 'trixie';
const PACKAGES = [
  'systemd-sysv',
  'linux-image-cloud-amd64',
  'initramfs-tools',
  'docker.io',
  'docker-cli',
  'apparmor',
  'iproute2',
  'iptables',
  'udev',
  'dbus',
];
/** Room for the system, the images, and what a writable root may take. */
const DISK_BYTES = 4 * 1024 ** 3;
/** Whose images the disk brings. */
export const MACHINE_LANGUAGES = ['python', 'c'];

const TOOLS = [
  { program: 'qemu-system-x86_64', package: 'qemu-system-x86' },
  { program: 'mmdebstrap', package: 'mmdebstrap' },
  { program: 'mke2fs', package: 'e2fsprogs' },
];

const FOLDER = inRepository('.cache/everyday-host');
const LOG = inRepository('.cache/logs/everyday-host.log');

/** What Debian does not have by itself: path below the root, and text. */
const FILES = {
  'etc/fstab': '/dev/vda / ext4 rw,noatime 0 0\n',
  'etc/hostname': 'everyday-host\n',
  'etc/hosts': '127.0.0.1 localhost\n127.0.1.1 everyday-host\n',
  // The addresses of QEMU's user network.
  'etc/systemd/network/10-user.network':
    '[Match]\nName=e*\n\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\n',
  // In clear text: QEMU hands the port to this computer's loopback, and to nothing else.
  'etc/default/docker': 'DOCKER_OPTS="-H tcp://0.0.0.0:2375 --tls=false"\n',
  'etc/systemd/system/glovebox-images.service': [
    '[Unit]',
    'Requires=docker.service',
    'After=docker.service',
    '[Service]',
    'Type=oneshot',
    'ExecStart=/usr/bin/docker load --input /var/lib/glovebox-images.tar',
    '',
  ].join('\n'),
};

/** Units that are started at boot, where Debian leaves that to whoever installs them. */
const WANTED = ['systemd-networkd.service', 'glovebox-images.service'];

/**
 * @typedef {object} HostDisk
 * @property {string} disk image of the whole disk; never written to by a machine
 * @property {string} kernel
 * @property {string} initrd
 */

/** Only root may make one: its files belong to many users. @param {import('./host.mjs').Host} host */
function checkHost(host) {
  if (host.family === 'debian' && host.uid === 0) return;
  throw new SetupFailure('The long tests make a virtual machine of Debian’s packages.', [
    'They run on Debian or Ubuntu, as root.',
  ]);
}

/**
 * @param {import('./engine.mjs').ContainerEngine} engine that has the images
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 * @returns {Promise<HostDisk>}
 * @throws {SetupFailure}
 */
export async function ensureEverydayHost(engine, host, say) {
  checkHost(host);
  await ensureTools(host, say);
  const { imageNames } = await applicationParts();
  const images = imageNames(engine, MACHINE_LANGUAGES);
  const key = createHash('sha256')
    .update(JSON.stringify([SUITE, PACKAGES, DISK_BYTES, FILES, WANTED, images]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(FOLDER, key);
  if (!existsSync(folder)) {
    await rm(FOLDER, { recursive: true, force: true });
    await mkdir(FOLDER, { recursive: true });
    await say.step('Making a virtual machine of Debian’s packages', (progress) =>
      makeDisk(folder, engine, images, progress),
    );
  }
  return {
    disk: join(folder, 'disk.img'),
    kernel: join(folder, 'vmlinuz'),
    initrd: join(folder, 'initrd.img'),
  };
}

/**
 * @param {import('./host.mjs').Host} host
 * @param {import('./say.mjs').Sayer} say
 */
async function ensureTools(host, say) {
  const missing = TOOLS.filter(
    ({ program }) => findProgram(program, host, SYSTEM_FOLDERS) === null,
  ).map((tool) => tool.package);
  if (missing.length === 0) return;
  const named = missing.join(' ');
  const privilege = await getLeave(host, {
    missing: `The long tests need ${named}.`,
    question: 'Install it?',
    byHand: [`sudo apt-get install --no-install-recommends ${named}`],
  });
  await say.step(`Installing ${named} (apt-get)`, (progress) =>
    installPackages(privilege, missing, progress),
  );
}

/**
 * Appears under its name only when it is whole.
 *
 * @param {string} folder
 * @param {import('./engine.mjs').ContainerEngine} engine
 * @param {readonly string[]} images
 * @param {import('./say.mjs').Progress} progress
 */
async function makeDisk(folder, engine, images, progress) {
  const made = await mkdtemp(`${folder}-`);
  const root = join(made, 'root');
  try {
    progress(`Debian ${SUITE}`);
    const include = `--include=${PACKAGES.join(',')}`;
    await must('mmdebstrap', ['--variant=minbase', include, SUITE, root]);
    for (const [path, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const wants = join(root, 'etc/systemd/system/multi-user.target.wants');
    await mkdir(wants, { recursive: true });
    for (const unit of WANTED) {
      const place = existsSync(join(root, 'etc/systemd/system', unit)) ? '/etc' : '/usr/lib';
      await symlink(`${place}/systemd/system/${unit}`, join(wants, unit));
    }
    progress(`the images ${images.join(', ')}`);
    const archive = join(root, 'var/lib/glovebox-images.tar');
    await pipeline(await engine.saveImages(images), createWriteStream(archive));
    for (const name of ['vmlinuz', 'initrd.img']) {
      const [file] = (await readdir(join(root, 'boot'))).filter((each) =>
        each.startsWith(`${name}-`),
      );
      if (file === undefined) throw new SetupFailure(`The system has no ${name}.`, []);
      await copyFile(join(root, 'boot', file), join(made, name));
    }
    progress('its disk');
    const disk = join(made, 'disk.img');
    writeFileSync(disk, '');
    truncateSync(disk, DISK_BYTES);
    await must('mke2fs', ['-q', '-t', 'ext4', '-d', root, disk]);
    await rm(root, { recursive: true, force: true });
    await rename(made, folder);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 */
async function must(file, args) {
  const result = await runCommand(
    { file: 'nice', args: ['-n', '19', file, ...args] },
    { log: LOG },
  );
  if (result.status === 0) return;
  throw new SetupFailure(`${file} could not make the virtual machine.`, [
    ...result.lines.slice(-4),
    `The whole of it is in ${LOG}.`,
  ]);
}
