import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findEngine, type Found } from '../../../../electron/engine/finding/find-engine.ts';
import type { Surroundings } from '../../../../electron/engine/finding/candidates.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const naming = (socket: string): Surroundings => ({
  env: { DOCKER_HOST: `unix://${socket}` },
  homeFolder: '/nowhere',
  platform: 'linux',
});

/** Something that listens where an engine might, and answers every question alike. */
async function listening(answer: http.RequestListener): Promise<string> {
  const socket = path.join(scratchFolder(), 'docker.sock');
  const server = http.createServer(answer).listen(socket);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return socket;
}

const json =
  (value: unknown): http.RequestListener =>
  (_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(value));
  };

const statusOf = (found: Found) => (found.engine === null ? found.status : null);

describe('an address that was named', () => {
  test('where there is nothing: the sentence says who named it', async () => {
    const socket = path.join(scratchFolder(), 'gone.sock');
    const status = statusOf(await findEngine(naming(socket)));
    expect(status?.state).toBe('absent');
    expect(status?.sentence).toBe(
      `No container engine answers at unix://${socket}, named by DOCKER_HOST.`,
    );
    expect(status?.advice.length).toBeGreaterThan(0);
  });

  test('that cannot be used: the sentence says why, and nothing is thrown', async () => {
    const surroundings = { ...naming(''), env: { DOCKER_HOST: 'ssh://me@host' } };
    const status = statusOf(await findEngine(surroundings));
    expect(status?.state).toBe('absent');
    expect(status?.sentence).toContain('SSH');
  });
});

describe('what listens there', () => {
  test.each<[string, http.RequestListener]>([
    ['is no engine', (_request, response) => response.end('<html>It works!</html>')],
    ['answers something else in JSON', json({ hello: 'world' })],
    ['answers a version that is none', json({ ApiVersion: 141 })],
    ['answers nothing', json(null)],
    ['refuses', (_request, response) => response.writeHead(403).end('{}')],
    ['hangs up', (request) => void request.socket.destroy()],
  ])('%s: it is not taken for one', async (_name, answer) => {
    const status = statusOf(await findEngine(naming(await listening(answer))));
    expect(status?.state).toBe('absent');
  });

  test('is an engine from before 20.10', async () => {
    const socket = await listening(
      json({ ApiVersion: '1.40', MinAPIVersion: '1.12', Version: '19.03' }),
    );
    const status = statusOf(await findEngine(naming(socket)));
    expect(status?.state).toBe('too-old');
    expect(status?.sentence).toContain('1.40');
  });

  test('is an engine: what it says of itself is kept, and what it leaves out is not invented', async () => {
    const asked: string[] = [];
    const socket = await listening((request, response) => {
      asked.push(String(request.url));
      const isVersion = String(request.url).endsWith('/version');
      const about = {
        ApiVersion: '1.52',
        MinAPIVersion: '1.44',
        Version: '29.2.0',
        Components: [{ Name: 'Engine' }],
      };
      const info = {
        ID: 'an-id',
        CgroupVersion: '2',
        Runtimes: { runc: {}, runsc: {}, 'io.containerd.runc.v2': {} },
        SecurityOptions: null,
        MemTotal: 8e9,
      };
      json(isVersion ? about : info)(request, response);
    });
    const { engine } = await findEngine(naming(socket));
    expect(asked).toEqual(['/version', '/v1.47/info']);
    expect(engine?.facts).toMatchObject({
      id: 'an-id',
      name: 'Docker Engine',
      version: '29.2.0',
      apiVersion: '1.47',
      cgroupVersion: 2,
      runtimes: ['runc', 'runsc'],
      defaultRuntime: 'runc',
      operatingSystem: 'unknown',
      securityOptions: [],
      memoryBytes: 8e9,
      cpus: 0,
    });
    expect(engine?.address).toBe(`unix://${socket}`);
  });

  test('says that it is Podman', async () => {
    const socket = await listening((request, response) => {
      const isVersion = String(request.url).endsWith('/version');
      json(
        isVersion
          ? { ApiVersion: '1.41', Version: '4.3.1', Components: [{ Name: 'Podman Engine' }] }
          : {},
      )(request, response);
    });
    const { engine } = await findEngine(naming(socket));
    expect(engine?.facts.name).toBe('Podman');
  });
});
