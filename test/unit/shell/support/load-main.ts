/** Child process: loads the built main bundle over the stub, and reports what it asked for. */
import './replace-electron.ts';
import { pathToFileURL } from 'node:url';
import type { IpcMainInvokeEvent } from 'electron';

const [, , bundle = ''] = process.argv;
const stub = await import('./electron-stub.ts');

await import(pathToFileURL(bundle).href);
// Electron is ready only after the application's module has run.
stub.start();
const outcome =
  process.env['STUB_SECOND_INSTANCE'] === undefined
    ? await useTheApplication()
    : { asked: stub.asked };
process.send?.(JSON.parse(JSON.stringify(outcome)), () => process.exit(0));

async function useTheApplication() {
  await until(() => stub.asked.some(([what]) => what === 'window.show' || what === 'app.exit'));
  const before = [...stub.asked];
  const [window] = stub.BrowserWindow.all;
  const call = (url: string, name: string) => {
    const event = { sender: window?.contents, senderFrame: { url, parent: null } };
    const handler = stub.ipcHandlers.get('glovebox:call');
    return Promise.resolve(handler?.(event as unknown as IpcMainInvokeEvent, name, {})).then(
      (answer: unknown) => answer,
      (error: unknown) => String(error),
    );
  };
  const describe = (await call('glovebox://app/', 'describe')) as { ok: boolean };
  const report = {
    asked: before,
    describe: describe.ok,
    hostile: await call('https://evil.example/', 'describe'),
    document: await fetchByProtocol('glovebox://app/'),
    outside: await fetchByProtocol('glovebox://app/../main/main.js'),
  };
  stub.app.emit('will-quit', { preventDefault: () => undefined });
  await until(() => stub.asked.some(([what]) => what === 'app.quit'));
  return report;
}

async function fetchByProtocol(url: string) {
  const answer = (await stub.protocolHandlers.get('glovebox')?.(new Request(url))) as Response;
  return { status: answer.status, policy: answer.headers.get('Content-Security-Policy') };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
