/** That a device with a name anywhere below /dev is told of, not only at its top. */
import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from 'vitest';
import { languageById } from '../../electron/images/catalogue.ts';
import { LAUNCHER_PATH, LauncherFrameParser } from '../../electron/sandbox/launcher/protocol.ts';
import { devices } from '../../shared/layers/devices.ts';
import type { Evidence, Fact } from '../../shared/layers/evidence.ts';
import { FIXED_LEVEL, type Judgement } from '../../shared/layers/layer.ts';
import { Bench } from './harness.ts';

const bench = new Bench();
afterAll(() => bench.close());

/** The fact as the launcher tells it in a container with these further words for `docker run`. */
async function told(...words: readonly string[]): Promise<Fact | undefined> {
  const connected = await bench.core.connect();
  const image = await connected.ensureImage(languageById(bench.core.languages, 'python'), {
    signal: new AbortController().signal,
    progress: () => {},
    line: () => {},
  });
  const printed = execFileSync(
    'docker',
    ['run', '--rm', '--interactive', '--network', 'none', ...words, image.reference, LAUNCHER_PATH],
    { input: '', stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const messages = [...new LauncherFrameParser().push(printed)];
  return messages.flatMap((message) =>
    message.type === 'fact' && message.name === 'devices' ? [message.fact] : [],
  )[0];
}

function judged(fact: Fact | undefined): Judgement {
  const inside = new Map(fact === undefined ? [] : [['devices', fact]]);
  return devices.judge({ inside } as unknown as Evidence, FIXED_LEVEL);
}

test('only the standard ones are there by default, and terminals are none', async () => {
  const fact = await told();
  const lines = fact?.known === true ? fact.text.trim().split('\n') : [];
  const names = new Set(lines.map((line) => line.split(' ')[0]));
  expect(names).toEqual(new Set(['full', 'null', 'ptmx', 'random', 'tty', 'urandom', 'zero']));
});

test('one in a folder of a folder is named with its way there', async () => {
  const fact = await told('--device', '/dev/null:/dev/some/where/else');
  expect(fact?.known && fact.text).toMatch(/^some\/where\/else c 1:3 rw$/m);
  expect(JSON.stringify(judged(fact))).toContain('some/where/else');
});

test('a list that would be cut short is no list', async () => {
  const fact = await told('--device', '/dev/null:/dev/a/b/c/d/e/f');
  expect(fact).toEqual({ known: false, reason: 'error' });
});
