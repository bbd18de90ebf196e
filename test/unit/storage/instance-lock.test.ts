import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../../../electron/storage/data-folder.ts';
import { InstanceLock } from '../../../electron/storage/instance-lock.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const isLinux = process.platform === 'linux';
const lockFile = (folder: DataFolder, id: string): string =>
  path.join(folder.instances, `${id}.json`);

/** Another real process that holds a lock of its own. */
async function otherInstance(
  folder: DataFolder,
): Promise<{ id: string; kill: () => Promise<void> }> {
  const source = pathToFileURL(
    path.join(import.meta.dirname, '../../../electron/storage/instance-lock.ts'),
  ).href;
  const program = `
    const { InstanceLock } = await import(${JSON.stringify(source)});
    const lock = new InstanceLock({ instances: ${JSON.stringify(folder.instances)} });
    process.stdout.write(lock.id);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [id] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    id: id.toString(),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
    },
  };
}

describe('a lock', () => {
  test('is held by whoever took it, until it is released', () => {
    const folder = openDataFolder(scratchFolder());
    const [mine, other] = [new InstanceLock(folder), new InstanceLock(folder)];
    expect(other.isHeld(mine.id)).toBe(true);
    mine.release();
    expect(other.isHeld(mine.id)).toBe(false);
    expect(readdirSync(folder.instances)).toEqual([`${other.id}.json`]);
  });

  test('of another process is held for as long as that lives, and not a moment longer', async () => {
    const folder = openDataFolder(scratchFolder());
    const mine = new InstanceLock(folder);
    const other = await otherInstance(folder);
    expect(mine.isHeld(other.id)).toBe(true);
    await other.kill();
    expect(mine.isHeld(other.id)).toBe(false);
    expect(existsSync(lockFile(folder, other.id))).toBe(true);
    mine.clear();
    expect(readdirSync(folder.instances)).toEqual([`${mine.id}.json`]);
  });

  test('that was never taken is not held', () => {
    const lock = new InstanceLock(openDataFolder(scratchFolder()));
    for (const id of ['', '.', '..', 'unknown', '../installation', '__proto__']) {
      expect(lock.isHeld(id)).toBe(false);
    }
  });

  test.runIf(isLinux)('is not held by a later process that has the number of the first', () => {
    const folder = openDataFolder(scratchFolder());
    const lock = new InstanceLock(folder);
    const holder = JSON.parse(readFileSync(lockFile(folder, lock.id), 'utf8')) as {
      pid: number;
      birth: string;
    };
    expect(holder.pid).toBe(process.pid);
    const [boot = '', ticks = ''] = holder.birth.split('/');
    const write = (birth: string): void =>
      writeFileSync(lockFile(folder, 'reused'), JSON.stringify({ ...holder, birth }));
    write(`${boot}/${Number(ticks) - 1}`);
    expect(lock.isHeld('reused')).toBe(false);
    write(`00000000-0000-0000-0000-000000000000/${ticks}`);
    expect(lock.isHeld('reused')).toBe(false);
    write(holder.birth);
    expect(lock.isHeld('reused')).toBe(true);
  });

  test.runIf(isLinux)(
    'is not held by a process that has ended and that nobody has asked about',
    async () => {
      const folder = openDataFolder(scratchFolder());
      const lock = new InstanceLock(folder);
      // The shell becomes a program that never waits for its child: a zombie remains.
      const shell = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      onTestFinished(() => void shell.kill('SIGKILL'));
      const [text] = (await once(shell.stdout, 'data')) as [Buffer];
      const pid = Number(text.toString());
      const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8');
      writeFileSync(lockFile(folder, 'zombie'), JSON.stringify({ pid, birth: null }));
      await expect.poll(() => stat().split(' ')[2], { interval: 20, timeout: 3000 }).toBe('Z');
      expect(lock.isHeld('zombie')).toBe(false);
    },
  );

  test.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    '{"pid":"1"}',
    '{"pid":0}',
    '{"pid":-1}',
    '{"pid":1.5}',
    '{"pid":1e300}',
  ])('whose file is %j is held by nobody', (text) => {
    const folder = openDataFolder(scratchFolder());
    const lock = new InstanceLock(folder);
    writeFileSync(lockFile(folder, 'damaged'), text);
    expect(lock.isHeld('damaged')).toBe(false);
    lock.clear();
    expect(readdirSync(folder.instances)).toEqual([`${lock.id}.json`]);
  });

  test('of a system that does not tell a process’s birth goes by its number alone', () => {
    const folder = openDataFolder(scratchFolder());
    const lock = new InstanceLock(folder);
    writeFileSync(lockFile(folder, 'no-birth'), JSON.stringify({ pid: process.pid, birth: null }));
    expect(lock.isHeld('no-birth')).toBe(true);
  });

  test('is never cleared away from under one that lives', async () => {
    const folder = openDataFolder(scratchFolder());
    const mine = new InstanceLock(folder);
    const other = await otherInstance(folder);
    mine.clear();
    expect(readdirSync(folder.instances).toSorted()).toEqual(
      [`${mine.id}.json`, `${other.id}.json`].toSorted(),
    );
  });
});
