/** Where to look for an engine, in order; the environment is handed in. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { GloveboxError } from '../../../shared/outcome.ts';
import { parseAddress, type EngineAddress } from './address.ts';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
}

export interface Candidates {
  readonly addresses: readonly EngineAddress[];
  /** Who named it, when somebody did: then no other place is looked at. */
  readonly namedBy: string | null;
}

/**
 * `DOCKER_HOST`, when set, is the only candidate; else an explicit current
 * Docker context; else the places where engines put their sockets.
 *
 * @throws GloveboxError `bad-input` when a named address cannot be used
 */
export function engineCandidates(surroundings: Surroundings): Candidates {
  const { env } = surroundings;
  // To Docker a variable that is empty is one that is not set.
  const host = env['DOCKER_HOST'];
  if (host) {
    const folder = env['DOCKER_CERT_PATH'] || configFolder(surroundings);
    const wantsTls = (env['DOCKER_TLS_VERIFY'] ?? '') !== '';
    return {
      addresses: [parseAddress(host, wantsTls ? folder : null)],
      namedBy: 'DOCKER_HOST',
    };
  }
  const context = explicitContext(surroundings);
  if (context !== null) {
    return {
      addresses: [contextAddress(context, surroundings)],
      namedBy: `the Docker context “${context}”`,
    };
  }
  return { addresses: usualPlaces(surroundings), namedBy: null };
}

function configFolder({ env, homeFolder }: Surroundings): string {
  return env['DOCKER_CONFIG'] || path.join(homeFolder, '.docker');
}

/** The context a person chose; the one named `default` is no choice. */
function explicitContext(surroundings: Surroundings): string | null {
  const chosen = surroundings.env['DOCKER_CONTEXT'] || configuredContext(surroundings);
  return chosen === undefined || chosen === '' || chosen === 'default' ? null : chosen;
}

function configuredContext(surroundings: Surroundings): string | undefined {
  const config = readJson(path.join(configFolder(surroundings), 'config.json'));
  const current = (config as { currentContext?: unknown } | null)?.currentContext;
  return typeof current === 'string' ? current : undefined;
}

/** Docker keeps a context under the SHA-256 of its name (docker/cli, cli/context/store). */
function contextAddress(name: string, surroundings: Surroundings): EngineAddress {
  const key = createHash('sha256').update(name).digest('hex');
  const contexts = path.join(configFolder(surroundings), 'contexts');
  const meta = readJson(path.join(contexts, 'meta', key, 'meta.json')) as {
    Endpoints?: { docker?: { Host?: unknown } };
  } | null;
  const host = meta?.Endpoints?.docker?.Host;
  if (typeof host !== 'string') {
    throw new GloveboxError(
      'bad-input',
      `The Docker context “${name}” is chosen but has no engine; choose another with “docker context use”.`,
    );
  }
  const tlsFolder = path.join(contexts, 'tls', key, 'docker');
  return parseAddress(host, hasFiles(tlsFolder) ? tlsFolder : null);
}

function usualPlaces({ env, homeFolder, platform }: Surroundings): EngineAddress[] {
  if (platform === 'win32') return [parseAddress('npipe:////./pipe/docker_engine')];
  const home = (...parts: string[]): string => path.join(homeFolder, ...parts);
  const runtimeFolder = env['XDG_RUNTIME_DIR'];
  const inRuntimeFolder = (...parts: string[]): string[] =>
    // A relative one is to be ignored (XDG Base Directory Specification).
    path.isAbsolute(runtimeFolder ?? '') ? [path.join(runtimeFolder ?? '', ...parts)] : [];
  const limas = listFolder(home('.lima')).map((name) => home('.lima', name, 'sock', 'docker.sock'));
  const paths = [
    '/var/run/docker.sock',
    home('.docker', 'run', 'docker.sock'),
    home('.orbstack', 'run', 'docker.sock'),
    home('.rd', 'docker.sock'),
    home('.colima', 'default', 'docker.sock'),
    ...limas,
    ...inRuntimeFolder('docker.sock'),
    ...inRuntimeFolder('podman', 'podman.sock'),
    '/run/podman/podman.sock',
  ];
  return paths.map((place) => parseAddress(`unix://${place}`));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // No such tool on this machine: nothing to look at.
    return [];
  }
}

const hasFiles = (folder: string): boolean => listFolder(folder).length > 0;

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Missing or damaged: Docker itself then falls back to its defaults.
    return null;
  }
}
