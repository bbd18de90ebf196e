/** `glovebox serve`: the application in the system's browser, over loopback. */
import path from 'node:path';
import { createApplication } from './app.ts';
import { parseCommand, usage } from './command-line/arguments.ts';
import { openInBrowser } from './command-line/open-in-browser.ts';
import { writeTo } from './command-line/streams.ts';
import { consentByFlag } from './consent.ts';
import { openLoopbackDoor } from './loopback/open-loopback-door.ts';
import { openDataFolder } from './storage/data-folder.ts';
import { openAtKeptPort } from './storage/page-ports.ts';

const OPTIONS = {
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
  'allow-weakening': { type: 'boolean' },
} as const;

/** @returns the exit status, when a signal has ended it */
export async function serveCommand(words: readonly string[]): Promise<number> {
  const { values } = parseCommand(words, OPTIONS);
  const port = values.port === undefined ? null : parsePort(values.port);
  const allowWeakening = values['allow-weakening'] ?? false;
  const ended = endOfProcess();
  const application = await createApplication({
    consent: allowWeakening ? 'given' : 'flag-missing',
    askConsent: consentByFlag(allowWeakening, 'serve'),
  });
  try {
    const assets = path.join(import.meta.dirname, '..', 'page');
    const open = (wanted: number) => openLoopbackDoor({ application, assets, port: wanted });
    const door = await (port === null ? openAtKeptPort(openDataFolder(), open) : open(port));
    try {
      await writeTo(process.stdout, `${door.address}\n`);
      const cleanUp = values['no-open'] ? null : await openInBrowser(door.mintAddress());
      const stopAsking = offerFreshAddresses(() => door.mintAddress());
      await ended;
      stopAsking();
      await cleanUp?.();
    } finally {
      await door.close();
    }
  } finally {
    await application.close();
  }
  return 0;
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw usage(`--port takes a number from 0 (a free one) to 65535, not “${text}”`);
}

/** An address serves once: Enter in the terminal prints another. */
function offerFreshAddresses(mint: () => string): () => void {
  if (!process.stdin.isTTY) return () => {};
  process.stderr.write('Enter prints a fresh address; Ctrl+C ends Glovebox.\n');
  const print = (): void => void process.stdout.write(`${mint()}\n`);
  process.stdin.on('data', print);
  return () => {
    process.stdin.off('data', print);
    process.stdin.unref();
  };
}

function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
