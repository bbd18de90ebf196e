import { file } from '../programs/program.ts';

export const typescript = [
  file('main.ts')`
    import assert from 'node:assert';
    import { execFile } from 'node:child_process';
    import { createHash, randomUUID } from 'node:crypto';
    import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
    import { createServer } from 'node:http';
    import { createInterface } from 'node:readline/promises';
    import { promisify } from 'node:util';
    import { gzipSync, gunzipSync } from 'node:zlib';

    enum Size { Small, Large }
    interface Parcel { readonly id: string; readonly size: Size }

    const parcels: Parcel[] = Array.from({ length: 1000 }, (_, at) => ({
      id: randomUUID(),
      size: at % 2 === 0 ? Size.Small : Size.Large,
    }));
    const folder = await mkdtemp('/tmp/ts-');
    await Promise.all(
      parcels.slice(0, 20).map(({ id }) => writeFile(folder + '/' + id, id)),
    );
    for (const name of await readdir(folder)) {
      assert.equal(await readFile(folder + '/' + name, 'utf8'), name);
    }
    await rm(folder, { recursive: true });

    const { stdout } = await promisify(execFile)('sh', ['-c', 'echo $((6 * 7))']);
    assert.equal(stdout, '42\n');

    const server = createServer((_request, response) => response.end('hello'));
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (address !== null && typeof address === 'object') resolve(address.port);
      });
    });
    const answer = await fetch('http://127.0.0.1:' + port);
    assert.equal(await answer.text(), 'hello');
    server.closeAllConnections();
    server.close();

    const packed = gzipSync('text'.repeat(10000));
    assert.equal(gunzipSync(packed).length, 40000);
    createHash('sha256').update(packed).digest('hex');
    await new Promise((resolve) => setTimeout(resolve, 5));
    for await (const line of createInterface({ input: process.stdin })) assert.equal(line, 'word');
    console.log('fine');
  `,
];
