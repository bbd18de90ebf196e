import { expect, test } from 'vitest';
import { tcpDaemon } from '../../../../electron/posture/host/tcp-daemons.ts';

const words = (line: string): string[] => line.split(' ');

test.each([
  ['dockerd -H tcp://0.0.0.0:2375', ['tcp://0.0.0.0:2375'], false],
  ['/usr/bin/dockerd --host tcp://10.0.0.1:2375 -H fd://', ['tcp://10.0.0.1:2375'], false],
  ['dockerd --host=tcp://:2375 --host=unix:///run/docker.sock', ['tcp://:2375'], false],
  ['dockerd -H=tcp://a:1 -Htcp://b:2', ['tcp://a:1', 'tcp://b:2'], false],
  ['dockerd -H 0.0.0.0:2375', ['0.0.0.0:2375'], false],
  ['dockerd -H :2375', [':2375'], false],
  ['dockerd -H tcp://0.0.0.0:2376 --tlsverify', ['tcp://0.0.0.0:2376'], true],
  ['dockerd -H tcp://0.0.0.0:2376 --tlsverify=true', ['tcp://0.0.0.0:2376'], true],
  ['dockerd -H tcp://0.0.0.0:2376 --tlsverify=false', ['tcp://0.0.0.0:2376'], false],
  ['dockerd -H tcp://0.0.0.0:2376 --tls', ['tcp://0.0.0.0:2376'], false],
  ['podman system service --time 0 tcp:0.0.0.0:8080', ['tcp:0.0.0.0:8080'], false],
])('%s', (line, addresses, verifiesClients) => {
  const program = line.includes('podman') ? 'podman' : 'dockerd';
  expect(tcpDaemon(words(line), 7)).toEqual({ program, pid: 7, addresses, verifiesClients });
});

test.each([
  'dockerd',
  'dockerd -H unix:///var/run/docker.sock -H fd:// --label tcp://elsewhere:1',
  'dockerd --host',
  'podman system service unix:///run/podman/podman.sock',
  'nginx -H tcp://0.0.0.0:2375',
  '',
])('%j listens on no TCP port that it was told of', (line) => {
  expect(tcpDaemon(words(line), 7)).toBeNull();
});
