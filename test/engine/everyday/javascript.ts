import { file } from '../programs/program.ts';

export const javascript = [
  file('main.mjs')`
    import assert from 'node:assert';
    import { exec, execFileSync, fork, spawn, spawnSync } from 'node:child_process';
    import crypto from 'node:crypto';
    import dgram from 'node:dgram';
    import dns from 'node:dns/promises';
    import { once } from 'node:events';
    import fs from 'node:fs';
    import http from 'node:http';
    import net from 'node:net';
    import os from 'node:os';
    import { performance } from 'node:perf_hooks';
    import readline from 'node:readline/promises';
    import { pipeline } from 'node:stream/promises';
    import timers from 'node:timers/promises';
    import { promisify } from 'node:util';
    import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
    import zlib from 'node:zlib';
    import v8 from 'node:v8';

    if (!isMainThread) {
      const words = new Int32Array(workerData);
      Atomics.add(words, 0, 1);
      Atomics.notify(words, 0);
      Atomics.wait(words, 1, 0, 10);
      parentPort.postMessage('word');
    } else if (process.send) {
      process.send('from the child');
      process.disconnect();
    } else {
      await workers();
      await processes();
      await files();
      await sockets();
      await rest();
      console.log('fine');
    }

    async function workers() {
      const shared = new SharedArrayBuffer(8);
      const worker = new Worker(new URL(import.meta.url), { workerData: shared });
      assert.deepEqual(await once(worker, 'message'), ['word']);
      await worker.terminate();
    }

    async function processes() {
      assert.equal((await promisify(exec)('echo word | tr a-z A-Z')).stdout, 'WORD\n');
      assert.ok(execFileSync('ls', ['/']).length > 0);
      assert.equal(spawnSync('cat', { input: 'through' }).stdout.toString(), 'through');
      const child = fork(process.argv[1]);
      assert.deepEqual((await once(child, 'message'))[0], 'from the child');
      await once(child, 'exit');
      const sleeper = spawn('sleep', ['30'], { detached: true });
      sleeper.kill();
      assert.equal((await once(sleeper, 'exit'))[1], 'SIGTERM');
      process.once('SIGUSR2', () => {});
      process.kill(process.pid, 'SIGUSR2');
      os.setPriority(os.getPriority());
    }

    async function files() {
      const folder = fs.mkdtempSync('/tmp/js-');
      const at = (name) => folder + '/' + name;
      fs.writeFileSync(at('one'), 'text'.repeat(1000));
      fs.copyFileSync(at('one'), at('two'));
      fs.copyFileSync(at('one'), at('three'), fs.constants.COPYFILE_FICLONE);
      fs.cpSync(folder, '/box/tree', { recursive: true });
      const changes = fs.watch(folder);
      const changed = once(changes, 'change');
      await fs.promises.appendFile(at('one'), 'more');
      await changed;
      changes.close();
      fs.renameSync(at('two'), at('four'));
      fs.symlinkSync(at('one'), at('soft'));
      fs.linkSync(at('one'), at('hard'));
      fs.chmodSync(at('one'), 0o640);
      fs.chownSync(at('one'), process.getuid(), process.getgid());
      fs.utimesSync(at('one'), 1, 1);
      fs.truncateSync(at('one'), 10);
      fs.readlinkSync(at('soft'));
      fs.realpathSync(at('soft'));
      fs.accessSync(at('one'));
      fs.statfsSync(folder);
      fs.statSync(at('one'), { bigint: true });
      const handle = await fs.promises.open(at('one'), 'r+');
      await handle.write('x', 3);
      await handle.readv([Buffer.alloc(2), Buffer.alloc(2)], 0);
      await handle.writev([Buffer.from('a'), Buffer.from('b')], 0);
      await handle.sync();
      await handle.datasync();
      await handle.close();
      await pipeline(
        fs.createReadStream(at('three')),
        zlib.createGzip(),
        zlib.createGunzip(),
        fs.createWriteStream(at('five')),
      );
      for await (const entry of await fs.promises.opendir(folder)) assert.ok(entry.name);
      fs.rmSync(folder, { recursive: true });
    }

    async function sockets() {
      const server = http.createServer((_request, response) => response.end('hello'));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const address = 'http://127.0.0.1:' + server.address().port;
      assert.equal(await (await fetch(address)).text(), 'hello');
      server.closeAllConnections();
      server.close();
      for (const where of [{ port: 4568, host: '127.0.0.1' }, { path: '/tmp/js.sock' }]) {
        const echo = net.createServer((peer) => peer.pipe(peer));
        await once(echo.listen(where), 'listening');
        const client = net.connect(where);
        client.setNoDelay(true).setKeepAlive?.(true);
        client.end('word');
        assert.equal((await once(client, 'data'))[0].toString(), 'word');
        client.destroy();
        echo.close();
      }
      const receiver = dgram.createSocket('udp4');
      await once(receiver.bind(0, '127.0.0.1'), 'listening');
      const sender = dgram.createSocket('udp4');
      sender.send('word', receiver.address().port, '127.0.0.1');
      assert.equal((await once(receiver, 'message'))[0].toString(), 'word');
      sender.close();
      receiver.close();
      await dns.lookup('localhost');
      await dns.lookup('nowhere.invalid').catch(() => {});
      os.networkInterfaces();
    }

    async function rest() {
      await timers.setTimeout(5);
      await new Promise((resolve) => setImmediate(resolve));
      crypto.randomBytes(32);
      crypto.randomUUID();
      await promisify(crypto.pbkdf2)('a', 'b', 1000, 32, 'sha256');
      await promisify(crypto.generateKeyPair)('ec', { namedCurve: 'P-256' });
      crypto.createHash('sha256').update('x').digest();
      let kept = [];
      for (let at = 0; at < 300000; at++) {
        kept.push({ at, text: 'text' + at });
        if (kept.length > 50000) kept = [];
      }
      kept.sort((a, b) => b.at - a.at);
      const blocks = Array.from({ length: 40 }, () => Buffer.alloc(1 << 20, 1));
      assert.equal(blocks.length, 40);
      const hot = (n) => (n < 2 ? n : hot(n - 1) + hot(n - 2));
      assert.equal(hot(25), 75025);
      assert.ok(/^(a|b)+c$/.test('abab'.repeat(100) + 'c'));
      const wasm = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
      await WebAssembly.instantiate(wasm, {});
      new WebAssembly.Memory({ initial: 1, maximum: 10 }).grow(1);
      new Date().toLocaleString('de-DE', { timeZone: 'Europe/Vienna' });
      new Intl.NumberFormat('en').format(1234.5);
      os.cpus();
      os.loadavg();
      os.freemem();
      os.uptime();
      os.userInfo();
      os.hostname();
      process.memoryUsage();
      process.resourceUsage();
      process.hrtime.bigint();
      process.umask();
      performance.now();
      structuredClone(new Map([[1, { a: 1 }]]));
      v8.getHeapStatistics();
      const lines = readline.createInterface({ input: process.stdin });
      for await (const line of lines) assert.equal(line, 'word');
    }
  `,
];
