import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../../electron/engine/finding/address.ts';
import { badInput, refusalOf } from '../../support/refusal.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

describe('an engine’s address', () => {
  test.each([
    ['unix:///var/run/docker.sock', '/var/run/docker.sock'],
    ['unix:///home/me/my engine/docker.sock', '/home/me/my engine/docker.sock'],
    ['npipe:////./pipe/docker_engine', '//./pipe/docker_engine'],
  ])('%s is a socket', (text, place) => {
    expect(parseAddress(text)).toEqual({ kind: 'socket', path: place, text });
  });

  test.each([
    ['tcp://127.0.0.1:2375', '127.0.0.1', 2375],
    ['tcp://engine.local', 'engine.local', 2375],
    ['tcp://engine.local:4243/', 'engine.local', 4243],
    ['http://engine.local:80', 'engine.local', 80],
    ['tcp://[::1]:2375', '::1', 2375],
    ['tcp://[fd00::17]', 'fd00::17', 2375],
    ['tcp://engine.local:65535', 'engine.local', 65_535],
  ])('%s is a port', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ kind: 'tcp', host, port, tls: null, text });
  });

  test.each([
    '',
    'docker.sock',
    '/var/run/docker.sock',
    'unix://',
    'unix://relative/docker.sock',
    'tcp://',
    'tcp://::1:2375',
    'tcp://host:port',
    'tcp://host:123456',
    'tcp://host:65536',
    'tcp://host:0',
    'tcp://host:2375/path',
    'tcp://two words:2375',
    'tcp://host:2375\nunix:///x',
    'fd://',
    'javascript:alert(1)',
  ])('%j is none, and the forms that there are stand in the sentence', (text) => {
    expect(refusalOf(() => parseAddress(text))).toEqual(badInput('unix:///path'));
  });

  test('over SSH is refused with what to do instead', () => {
    expect(refusalOf(() => parseAddress('ssh://me@engine.local'))).toEqual(
      badInput('forward its socket'),
    );
  });
});

describe('an address with certificates', () => {
  test('has them, and TLS’s own port', () => {
    const folder = scratchFolder();
    for (const name of ['ca', 'cert', 'key']) writeFileSync(path.join(folder, `${name}.pem`), name);
    const address = parseAddress('tcp://engine.local', folder);
    expect(address).toMatchObject({ port: 2376 });
    expect(address.kind === 'tcp' && String(address.tls?.key)).toBe('key');
  });

  test('that are not there is refused: it is never spoken to in the clear instead', () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, 'ca.pem'), '');
    expect(refusalOf(() => parseAddress('tcp://engine.local', folder))).toEqual(
      badInput('certificates for the engine cannot be read'),
    );
  });
});
