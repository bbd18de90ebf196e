import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  engineCandidates,
  type Surroundings,
} from '../../../../electron/engine/finding/candidates.ts';
import { badInput, refusalOf } from '../../support/refusal.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

type Env = Surroundings['env'];

const at = (
  homeFolder: string,
  env: Env = {},
  platform: NodeJS.Platform = 'linux',
): Surroundings => ({
  env,
  homeFolder,
  platform,
});

const texts = (surroundings: Surroundings): string[] =>
  engineCandidates(surroundings).addresses.map(({ text }) => text);

function writeConfig(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'config.json'), text);
}

/** A context as `docker context create` leaves it. */
function writeContext(
  dockerFolder: string,
  name: string,
  host: unknown,
  pems: readonly string[] = [],
): void {
  const key = createHash('sha256').update(name).digest('hex');
  const meta = path.join(dockerFolder, 'contexts', 'meta', key);
  mkdirSync(meta, { recursive: true });
  const endpoints = { docker: { Host: host, SkipTLSVerify: false } };
  writeFileSync(path.join(meta, 'meta.json'), JSON.stringify({ Name: name, Endpoints: endpoints }));
  if (pems.length === 0) return;
  const tls = path.join(dockerFolder, 'contexts', 'tls', key, 'docker');
  mkdirSync(tls, { recursive: true });
  for (const pem of pems) writeFileSync(path.join(tls, `${pem}.pem`), pem);
}

describe('DOCKER_HOST', () => {
  test('is the only candidate, whatever else there is', () => {
    const home = scratchFolder();
    writeConfig(path.join(home, '.docker'), '{"currentContext":"other"}');
    writeContext(path.join(home, '.docker'), 'other', 'unix:///other.sock');
    const env = {
      DOCKER_HOST: 'unix:///chosen.sock',
      DOCKER_CONTEXT: 'other',
      XDG_RUNTIME_DIR: '/run/user/1',
    };
    const { addresses, namedBy } = engineCandidates(at(home, env));
    expect(addresses.map(({ text }) => text)).toEqual(['unix:///chosen.sock']);
    expect(namedBy).toBe('DOCKER_HOST');
  });

  test('that cannot be used is an error, not a reason to look elsewhere', () => {
    const env = { DOCKER_HOST: 'ssh://me@host' };
    expect(refusalOf(() => engineCandidates(at('/nowhere', env)))).toEqual(badInput('SSH'));
  });

  test('empty is not set', () => {
    expect(engineCandidates(at('/nowhere', { DOCKER_HOST: '' })).namedBy).toBeNull();
  });

  test('with TLS takes its certificates from where the environment says', () => {
    const folder = scratchFolder();
    for (const pem of ['ca', 'cert', 'key']) writeFileSync(path.join(folder, `${pem}.pem`), pem);
    const env = { DOCKER_HOST: 'tcp://h:1', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
    const [address] = engineCandidates(at('/nowhere', env)).addresses;
    expect(address?.kind === 'tcp' && String(address.tls?.ca)).toBe('ca');
    const [clear] = engineCandidates(at('/nowhere', { ...env, DOCKER_TLS_VERIFY: '' })).addresses;
    expect(clear?.kind === 'tcp' && clear.tls).toBeNull();
  });

  test('with TLS and an empty path looks in the person’s folder, never in the current one', () => {
    const env = { DOCKER_HOST: 'tcp://h:1', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '' };
    expect(refusalOf(() => engineCandidates(at('/nowhere', env)))).toEqual(
      badInput(path.join('/nowhere', '.docker', 'ca.pem')),
    );
  });
});

describe('a Docker context', () => {
  function home(current: string): string {
    const folder = scratchFolder();
    const docker = path.join(folder, '.docker');
    writeConfig(docker, JSON.stringify({ currentContext: current, auths: {} }));
    writeContext(docker, 'desktop', 'unix:///desktop.sock');
    writeContext(docker, 'classroom', 'tcp://10.0.0.7', ['ca', 'cert', 'key']);
    writeContext(docker, 'broken', 17);
    return folder;
  }

  test('that is the current one is the only candidate', () => {
    const { addresses, namedBy } = engineCandidates(at(home('desktop')));
    expect(addresses.map(({ text }) => text)).toEqual(['unix:///desktop.sock']);
    expect(namedBy).toBe('the Docker context “desktop”');
  });

  test('named in the environment goes before the current one', () => {
    expect(texts(at(home('broken'), { DOCKER_CONTEXT: 'desktop' }))).toEqual([
      'unix:///desktop.sock',
    ]);
  });

  test('not named in the environment (it is empty) is the current one', () => {
    expect(texts(at(home('desktop'), { DOCKER_CONTEXT: '' }))).toEqual(['unix:///desktop.sock']);
  });

  test('brings its own certificates', () => {
    const [address] = engineCandidates(at(home('classroom'))).addresses;
    expect(address).toMatchObject({ host: '10.0.0.7', port: 2376 });
    expect(address?.kind === 'tcp' && String(address.tls?.cert)).toBe('cert');
  });

  test.each(['broken', 'gone', '../../../../etc'])(
    '%j that has no engine is an error that says so',
    (name) => {
      const refused = refusalOf(() => engineCandidates(at(home(name))));
      expect(refused).toEqual(badInput(`“${name}” is chosen but has no engine`));
    },
  );

  test('called default is no choice', () => {
    expect(engineCandidates(at(home('default'))).namedBy).toBeNull();
    expect(engineCandidates(at(home('desktop'), { DOCKER_CONTEXT: 'default' })).namedBy).toBeNull();
  });

  test('is looked up where DOCKER_CONFIG says', () => {
    const elsewhere = scratchFolder();
    writeConfig(elsewhere, '{"currentContext":"mine"}');
    writeContext(elsewhere, 'mine', 'unix:///mine.sock');
    expect(texts(at(home('desktop'), { DOCKER_CONFIG: elsewhere }))).toEqual(['unix:///mine.sock']);
  });

  test('is never looked up in the current folder, also when DOCKER_CONFIG is empty', () => {
    expect(texts(at(home('desktop'), { DOCKER_CONFIG: '' }))).toEqual(['unix:///desktop.sock']);
  });
});

describe('a damaged config.json is as good as none', () => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '{"currentContext": 7}',
    '{"currentContext": ""}',
    '\0',
  ])('%j', (text) => {
    const home = scratchFolder();
    writeConfig(path.join(home, '.docker'), text);
    expect(engineCandidates(at(home)).namedBy).toBeNull();
  });
});

describe('the usual places', () => {
  test('come in order, the person’s own among them', () => {
    const home = scratchFolder();
    for (const name of ['zweite', 'default'])
      mkdirSync(path.join(home, '.lima', name), { recursive: true });
    const inHome = (place: string): string => `unix://${path.join(home, place)}`;
    expect(texts(at(home, { XDG_RUNTIME_DIR: '/run/user/1000' }))).toEqual([
      'unix:///var/run/docker.sock',
      inHome('.docker/run/docker.sock'),
      inHome('.orbstack/run/docker.sock'),
      inHome('.rd/docker.sock'),
      inHome('.colima/default/docker.sock'),
      inHome('.lima/default/sock/docker.sock'),
      inHome('.lima/zweite/sock/docker.sock'),
      'unix:///run/user/1000/docker.sock',
      'unix:///run/user/1000/podman/podman.sock',
      'unix:///run/podman/podman.sock',
    ]);
  });

  test.each([undefined, '', 'relative/folder'])(
    'leave out a runtime folder that is %j',
    (folder) => {
      const env: Env = folder === undefined ? {} : { XDG_RUNTIME_DIR: folder };
      const places = texts(at('/nowhere', env));
      expect(places[0]).toBe('unix:///var/run/docker.sock');
      expect(places.at(-1)).toBe('unix:///run/podman/podman.sock');
      expect(places).toHaveLength(6);
    },
  );

  test('on Windows are the one pipe', () => {
    expect(texts(at('C:\\Users\\me', {}, 'win32'))).toEqual(['npipe:////./pipe/docker_engine']);
  });
});
