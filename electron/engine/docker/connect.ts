/** From an address to an engine that has said who it is. */
import http from 'node:http';
import https from 'node:https';
import Docker from 'dockerode';
import { GloveboxError } from '../../../shared/outcome.ts';
import type { EngineAddress } from '../finding/address.ts';
import { chooseApiVersion } from './api-version.ts';
import { DockerEngine } from './docker-engine.ts';
import { textOf, type Answer } from './engine-details.ts';
import { engineFacts } from './engine-facts.ts';
import { within } from './time-limit.ts';
import { undeclared } from './undeclared.ts';

/** An engine that is there answers at once; one behind a dead address must not hold the search. */
const CONNECT_MS = 5_000;

/**
 * @throws GloveboxError `engine-lost` when nobody answers there,
 *   `engine-permission` when the socket refuses us, `engine-too-old`
 */
export async function connectDocker(address: EngineAddress): Promise<DockerEngine> {
  const options = connection(address);
  const unversioned = new Docker(options);
  const version = await within(CONNECT_MS, 'answer', (abortSignal) =>
    ask(unversioned, '/version', abortSignal),
  );
  const newest = textOf(version, 'ApiVersion');
  if (newest === null) {
    throw new GloveboxError(
      'engine-lost',
      `What answers at ${address.text} is no container engine.`,
    );
  }
  const apiVersion = chooseApiVersion(newest, textOf(version, 'MinAPIVersion') ?? undefined);
  const docker = new Docker({ ...options, version: `v${apiVersion}` });
  const info = await within(CONNECT_MS, 'describe itself', (abortSignal) =>
    ask(docker, '/info', abortSignal),
  );
  return new DockerEngine(docker, address.text, engineFacts(version, info, apiVersion, address));
}

function connection(address: EngineAddress): Docker.DockerOptions {
  // dockerode mixes DOCKER_HOST into whatever it is not told: every field is told.
  const nothing = { host: undefined, port: undefined, socketPath: undefined, pathPrefix: '/' };
  const shared = { ...nothing, ca: undefined, cert: undefined, key: undefined, timeout: undefined };
  // One connection a call: a kept one that an engine closed meanwhile would fail the next call.
  if (address.kind === 'socket') {
    return {
      ...shared,
      socketPath: address.path,
      protocol: 'http',
      agent: new http.Agent({ keepAlive: false }),
    } as unknown as Docker.DockerOptions;
  }
  const isSecure = address.tls !== null;
  return {
    ...shared,
    host: address.host,
    port: address.port,
    protocol: isSecure ? 'https' : 'http',
    ...address.tls,
    agent: isSecure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false }),
  } as unknown as Docker.DockerOptions;
}

async function ask(
  docker: Docker,
  path: '/version' | '/info',
  abortSignal: AbortSignal,
): Promise<Answer> {
  const asked = undeclared(docker);
  const answer = await (path === '/version'
    ? asked.version({ abortSignal })
    : asked.info({ abortSignal }));
  return typeof answer === 'object' && answer !== null ? (answer as Answer) : {};
}
