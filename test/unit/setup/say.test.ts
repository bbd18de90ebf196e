import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createSayer, duration } from '../../../build/setup/say.mjs';

test.each([
  [42, '42 ms'],
  [1_234, '1.2 s'],
  [59_900, '59.9 s'],
  [61_000, '1 min 1 s'],
  [600_000, '10 min 0 s'],
])('%i ms is %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

function recorded(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    text: () => String(stream.read() ?? ''),
  };
}

test('in a log a step is a line, and gives what it has done', async () => {
  const { stream, text } = recorded(false);
  expect(await createSayer(stream).step('Building', () => Promise.resolve(7))).toBe(7);
  expect(text()).toBe('Building …\n');
});

test('on a terminal the line is rewritten, ends well, and carries nothing that a terminal obeys', async () => {
  const { stream, text } = recorded(true);
  await createSayer(stream).step('Building', async (progress) => {
    progress('evil \u001b]52;c;aGk=\u0007 text');
    await new Promise((resolve) => setTimeout(resolve, 600));
  });
  const said = text();
  expect(said).toMatch(/Building: done in \d+ ms\n$/);
  expect(said).toContain('evil');
  // The only control sequences are our own: carriage return, erase line.
  expect(said.replaceAll('\r\u001b[K', '').trimEnd()).not.toMatch(/\p{Cc}/u);
});

test('a step that fails says so, and passes its failure on', async () => {
  const { stream, text } = recorded(true);
  const failing = createSayer(stream).step('Building', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(text()).toMatch(/Building: failed after/);
});
