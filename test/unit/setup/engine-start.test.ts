import { describe, expect, test } from 'vitest';
import { enginePackages, startCommand, stopCommand } from '../../../build/setup/engine-start.mjs';

describe('what is installed', () => {
  const usual = { appArmor: false, appArmorParser: false, controlGroups: true, systemd: true };

  test('is the engine alone where nothing else is missing', () => {
    expect(enginePackages(usual)).toEqual(['docker.io']);
    expect(enginePackages({ ...usual, appArmor: true, appArmorParser: true })).toEqual([
      'docker.io',
    ]);
    expect(enginePackages({ ...usual, systemd: false })).toEqual(['docker.io']);
  });

  test('has what loads profiles where the kernel enforces AppArmor', () => {
    expect(enginePackages({ ...usual, appArmor: true })).toEqual(['docker.io', 'apparmor']);
  });

  test('has what mounts control groups where nobody has', () => {
    const bare = { ...usual, controlGroups: false };
    expect(enginePackages({ ...bare, systemd: false })).toEqual(['docker.io', 'cgroupfs-mount']);
    expect(enginePackages(bare)).toEqual(['docker.io']);
  });
});

describe('starting and stopping', () => {
  test('go through systemd where that runs', () => {
    const systemd = { systemd: true };
    expect(startCommand(systemd, 'root')).toEqual({ file: 'systemctl', args: ['start', 'docker'] });
    expect(startCommand(systemd, 'sudo')).toEqual({
      file: 'sudo',
      args: ['-n', 'systemctl', 'start', 'docker'],
    });
    expect(stopCommand(true, 'sudo')).toBe('sudo systemctl stop docker.socket docker');
  });

  test('go by hand elsewhere, the daemon having a session and streams of its own', () => {
    const { file, args } = startCommand({ systemd: false }, 'root');
    expect([file, args[0]]).toEqual(['sh', '-c']);
    expect(args[1]).toMatch(/setsid dockerd > \/var\/log\/\S+ 2>&1 < \/dev\/null &$/);
    expect(stopCommand(false, 'root')).toBe('kill $(cat /var/run/docker.pid)');
    expect(stopCommand(false, 'sudo')).toBe('sudo kill $(cat /var/run/docker.pid)');
  });
});
