/** A real door on a real port, over a page of a few files. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopbackLimits } from '../../../../electron/loopback/loopback-limits.ts';
import {
  type LoopbackDoor,
  openLoopbackDoor,
} from '../../../../electron/loopback/open-loopback-door.ts';
import { decodeFromDoor } from '../../../../shared/door-codec.ts';
import { type RawAnswer, type RawRequest, send } from './raw-request.ts';
import { RecordingApplication } from './recording-application.ts';

export const SCRIPT_PATH = '/assets/index-AbCd1234.js';
export const FORMATTER_PATH = '/assets/formatter.worker-AbCd1234.js';
export const SECRET_OUTSIDE = 'outside the page';

export interface TestDoor {
  readonly door: LoopbackDoor;
  readonly application: RecordingApplication;
  readonly failures: unknown[];
  /** The page's folder. */
  readonly assets: string;
  readonly authority: string;
  readonly origin: string;
  /** Moves the door's clock. */
  advance(milliseconds: number): void;
  /** A POST as the page sends it, but for what is given. */
  post(path: string, raw?: Omit<RawRequest, 'path'>): Promise<RawAnswer>;
  get(path: string, headers?: RawRequest['headers']): Promise<RawAnswer>;
  /** A secret, by way of a token. */
  secret(): Promise<string>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openTestDoor(limits: Partial<LoopbackLimits> = {}): Promise<TestDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'glovebox-door-'));
  await writePage(folder);
  const application = new RecordingApplication();
  const failures: unknown[] = [];
  let now = 0;
  const assets = join(folder, 'page');
  const door = await openLoopbackDoor({
    application,
    assets,
    port: 0,
    now: () => now,
    limits,
    onFailure: (error) => failures.push(error),
  });
  const authority = `127.0.0.1:${door.port}`;
  const origin = `http://${authority}`;
  const post: TestDoor['post'] = (path, raw = {}) =>
    send(door.port, {
      method: 'POST',
      path,
      body: '{}',
      ...raw,
      headers: {
        Host: authority,
        Origin: origin,
        'Content-Type': 'application/json',
        ...raw.headers,
      },
    });
  return {
    door,
    application,
    failures,
    assets,
    authority,
    origin,
    advance(milliseconds) {
      now += milliseconds;
    },
    post,
    get: (path, headers = {}) =>
      send(door.port, { path, headers: { Host: authority, ...headers } }),
    async secret() {
      const answer = await post('/key', {
        body: JSON.stringify({ token: tokenOf(door.mintAddress()) }),
      });
      return (JSON.parse(answer.text) as { secret: string }).secret;
    },
    async [Symbol.asyncDispose]() {
      await door.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function tokenOf(address: string): string {
  return new URL(address).hash.replace('#token=', '');
}

/** An event stream whose bytes are read only when a test asks for them. */
export class StreamReader {
  readonly response: IncomingMessage;
  #text = '';

  private constructor(response: IncomingMessage) {
    this.response = response;
    response.pause();
    response.on('error', () => undefined);
  }

  static open(
    test: TestDoor,
    secret: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<StreamReader> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          host: '127.0.0.1',
          port: test.door.port,
          method: 'POST',
          path: '/events',
          agent: false,
          headers: {
            Host: test.authority,
            Origin: test.origin,
            Authorization: `Bearer ${secret}`,
            ...headers,
          },
        },
        (response) => resolve(new StreamReader(response)),
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
  }

  /** @returns the next line as it was sent, a sign of life being empty; null when the stream has ended */
  async nextLine(): Promise<string | null> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      const chunk = await this.#nextChunk();
      if (chunk === null) return null;
      this.#text += chunk.toString();
    }
  }

  async next(): Promise<unknown> {
    const line = await this.nextLine();
    return line === null ? null : decodeFromDoor(line);
  }

  async sessionId(): Promise<string> {
    return ((await this.next()) as { session: string }).session;
  }

  break(): void {
    this.response.destroy();
  }

  #nextChunk(): Promise<Buffer | null> {
    return new Promise((resolve) => {
      const { response } = this;
      const settle = (chunk: Buffer | null) => {
        response.pause();
        response.off('data', settle);
        response.off('close', ended);
        resolve(chunk);
      };
      const ended = () => settle(null);
      if (response.destroyed || response.readableEnded) return resolve(null);
      response.on('data', settle);
      response.on('close', ended);
      response.resume();
    });
  }
}

async function writePage(folder: string): Promise<void> {
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), SECRET_OUTSIDE);
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Glovebox</title>');
  await writeFile(join(page, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await mkdir(join(page, '.vite'));
  await writeFile(join(page, '.vite', 'manifest.json'), '{}');
  await writeFile(join(page, SCRIPT_PATH), 'export {};');
  await writeFile(join(page, FORMATTER_PATH), 'export {};');
  await writeFile(join(page, 'assets', 'tool-AbCd1234.wasm'), '\0asm');
  await symlink(join(folder, 'secret.txt'), join(page, 'assets', 'link.txt'));
}
