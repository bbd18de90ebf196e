/** Child process: loads the built preload over the stub as a sandbox would, and reports its surface. */
import './replace-electron.ts';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import type { Door } from '../../../../shared/contract.ts';

const [, , bundle = ''] = process.argv;
const stub = await import('./electron-stub.ts');

/** A sandboxed preload has no Node: a `require` that knows Electron alone, and no `process` to speak of. */
const required: string[] = [];
const require = createRequire(import.meta.url);
runInNewContext(await readFile(bundle, 'utf8'), {
  exports: {},
  module: { exports: {} },
  require(name: string) {
    required.push(name);
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot load ${name}`);
    return require(name) as unknown;
  },
});

const door = stub.exposed.get('glovebox') as Door;
const loose = door as unknown as { call(name: unknown, input: unknown): Promise<unknown> };
const heard: unknown[][] = [];
const leave = door.subscribe((...parameters) => heard.push(parameters));
stub.ipcRenderer.emit('glovebox:event', { sender: 'an event of Electron' }, { type: 'engine' });
stub.ipcRenderer.emit('other', {}, { type: 'engine' });
leave();
stub.ipcRenderer.emit('glovebox:event', {}, { type: 'engine' });

const answers: unknown[] = [];
for (const name of ['describe', 'nothing', '__proto__', 'glovebox:call', null, ['describe']]) {
  answers.push(await loose.call(name, { a: 1 }));
}
process.send?.(
  {
    required,
    exposed: [...stub.exposed.keys()],
    surface: Object.entries(door).map(([key, value]) => `${key}: ${typeof value}`),
    asked: JSON.parse(JSON.stringify(stub.asked)) as unknown,
    heard,
    answers,
  },
  () => process.exit(0),
);
