import { once } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DockerAttachedStreams } from '../../../../electron/engine/docker/attached-streams.ts';
import { FrameError } from '../../../../electron/engine/docker/stream-frames.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A real connection: our end of it, and the engine's. */
async function connection(): Promise<{ streams: DockerAttachedStreams; engine: net.Socket }> {
  const server = net.createServer();
  opened.push(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const ours = net.connect(port, '127.0.0.1');
  const [engine] = (await once(server, 'connection')) as [net.Socket];
  opened.push(
    () => ours.destroy(),
    () => engine.destroy(),
  );
  return { streams: new DockerAttachedStreams(ours), engine };
}

const frame = (kind: number, text: string): Buffer => {
  const header = Buffer.alloc(8);
  header[0] = kind;
  header.writeUInt32BE(text.length, 4);
  return Buffer.concat([header, Buffer.from(text)]);
};

async function read(streams: DockerAttachedStreams): Promise<string[]> {
  const seen: string[] = [];
  for await (const { stream, bytes } of streams.output()) {
    seen.push(`${stream}: ${Buffer.from(bytes).toString()}`);
  }
  return seen;
}

describe('a container’s streams', () => {
  test('come apart, and end with the connection', async () => {
    const { streams, engine } = await connection();
    const reading = read(streams);
    engine.end(Buffer.concat([frame(1, 'out'), frame(2, 'err')]));
    expect(await reading).toEqual(['stdout: out', 'stderr: err']);
  });

  test('that are no frames end in an error, not in silence', async () => {
    const { streams, engine } = await connection();
    engine.end('HTTP/1.1 500 Internal Server Error');
    await expect(read(streams)).rejects.toThrow(FrameError);
  });

  test('hold a container back that nobody reads from', async () => {
    const { engine } = await connection();
    const megabyte = frame(1, 'x'.repeat(1024 * 1024));
    let written = 0;
    while (engine.write(megabyte) && written < 256) written += 1;
    expect(written).toBeLessThan(256);
    expect(engine.writableNeedDrain).toBe(true);
  });

  test('let a writer go whose connection breaks while it waits', async () => {
    const { streams, engine } = await connection();
    engine.pause();
    let isWaiting = true;
    const writes = Promise.all(
      Array.from({ length: 64 }, () => streams.write(new Uint8Array(1024 * 1024))),
    ).then(() => {
      isWaiting = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isWaiting).toBe(true);
    streams.close();
    await writes;
    expect(isWaiting).toBe(false);
  });

  test('that are closed take what is written for nothing', async () => {
    const { streams } = await connection();
    streams.close();
    await expect(streams.write(Uint8Array.of(1))).resolves.toBeUndefined();
  });

  test('survive a reset while nobody reads', async () => {
    const { streams, engine } = await connection();
    engine.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(streams.write(Uint8Array.of(1))).resolves.toBeUndefined();
  });
});
