/**
 * An engine that writes down all that it is asked for and starts nothing: what
 * reaches it has come through dockerode and a real socket, as on every machine.
 */
import { once } from 'node:events';
import http from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { ENGINE_FACTS } from '../../support/engine-facts.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';
import { faultsOf, type Body } from './doors.ts';

/** What a run may ask of an engine, the version's prefix taken away; all else is a door as well. */
const KNOWN_CALLS =
  /^(GET \/(version|info|containers\/json|networks|images\/json|images\/[^ ]+\/json)|POST \/(containers|networks)\/create|DELETE \/(containers|networks)\/[\w-]+)$/;

const IMAGE_ID = `sha256:${'1ace'.repeat(16)}`;

export class RecordingEngine {
  /** The bodies of the containers that were asked for; none of them was made. */
  readonly bodies: Body[] = [];
  /** What was asked that has no business here: calls and networks. */
  readonly strangeCalls: string[] = [];
  readonly dataFolder = path.join(scratchFolder(), 'data');

  /** Starts one, and makes it the engine that this process finds, until the test is over. */
  static async open(): Promise<RecordingEngine> {
    const engine = new RecordingEngine();
    const server = http.createServer((request, response) => void engine.#answer(request, response));
    const socket = path.join(scratchFolder(), 'engine');
    server.listen(socket);
    await once(server, 'listening');
    const before = { ...process.env };
    process.env['DOCKER_HOST'] = `unix://${socket}`;
    process.env['GLOVEBOX_DATA'] = engine.dataFolder;
    onTestFinished(() => {
      process.env = before;
      server.close();
    });
    return engine;
  }

  /** What is wrong with all that it was asked for until now. */
  faults(): string[] {
    return [...this.bodies.flatMap((body) => faultsOf(body)), ...this.strangeCalls];
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const body = (text === '' ? {} : JSON.parse(text)) as Body;
    const url = new URL(request.url ?? '/', 'http://engine');
    const call = `${request.method} ${url.pathname.replace(/^\/v[\d.]+/, '')}`;
    if (!KNOWN_CALLS.test(call)) this.strangeCalls.push(call);
    const [status, answer] = this.#respond(call, body, url);
    response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' });
    response.end(JSON.stringify(answer));
  }

  #respond(call: string, body: Body, url: URL): readonly [number, unknown] {
    if (call === 'GET /version') return [200, { Version: '20.10.24', ApiVersion: '1.41' }];
    if (call === 'GET /info') return [200, INFO];
    if (call === 'POST /containers/create') {
      this.bodies.push({ ...body, name: url.searchParams.get('name') });
      return [500, { message: 'written down, and not made' }];
    }
    if (call === 'POST /networks/create') {
      if (!isOwnBridge(body)) this.strangeCalls.push(JSON.stringify(body));
      return [201, { Id: 'net' }];
    }
    if (/^GET \/images\/.+\/json$/.test(call)) return [200, { Id: IMAGE_ID, Config: {} }];
    return call.startsWith('GET ') ? [200, []] : [404, { message: 'there is none' }];
  }
}

const INFO = {
  ID: 'RECORDER',
  MemTotal: ENGINE_FACTS.memoryBytes,
  NCPU: ENGINE_FACTS.cpus,
  Runtimes: { runc: {}, runsc: {} },
  DefaultRuntime: 'runc',
  CgroupVersion: '1',
  SecurityOptions: ['name=seccomp,profile=default'],
};

function isOwnBridge({
  Name: name,
  Driver: driver,
  Labels: _labels,
  Options: options,
  ...rest
}: Body) {
  return (
    /^glovebox-[\w-]+$/.test(String(name)) &&
    driver === 'bridge' &&
    JSON.stringify(options) === '{"com.docker.network.bridge.enable_icc":"false"}' &&
    JSON.stringify(rest) === '{}'
  );
}
