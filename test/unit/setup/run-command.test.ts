import { describe, expect, test } from 'vitest';
import { quote } from '../../../build/setup/enter-group.mjs';
import { runAttached, runCommand } from '../../../build/setup/run-command.mjs';

const node = process.execPath;

describe('running a program', () => {
  test('gives its status, its output, and its lines as they come', async () => {
    const lines: string[] = [];
    const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const result = await runCommand(
      { file: node, args: ['-e', script] },
      { onLine: (line) => lines.push(line) },
    );
    expect(result).toMatchObject({ status: 3, timedOut: false, stdout: 'out\n' });
    expect(lines.toSorted()).toEqual(['err', 'out']);
    expect(result.lines.toSorted()).toEqual(['err', 'out']);
  });

  test('says of one that is not there that it is not there', async () => {
    const result = await runCommand({ file: 'there-is-no-such-program', args: [] });
    expect(result.status).toBe(127);
    expect(result.lines.join()).toContain('ENOENT');
  });

  test('ends one that takes too long, and gives it no input to wait for', async () => {
    const waiting =
      'process.stdin.resume(); process.stdin.on("end", () => setInterval(() => {}, 1e6))';
    const result = await runCommand({ file: node, args: ['-e', waiting] }, { timeLimitMs: 500 });
    expect(result).toMatchObject({ timedOut: true, status: 128 });
  });

  test('keeps the last lines of a flood', async () => {
    const flood = 'for (let i = 1; i <= 5000; i++) console.log(i)';
    const { lines } = await runCommand({ file: node, args: ['-e', flood] });
    expect(lines.length).toBeLessThan(1000);
    expect(lines.at(-1)).toBe('5000');
  });

  test('attached gives its status too', async () => {
    expect(await runAttached({ file: node, args: ['-e', 'process.exitCode = 7'] })).toBe(7);
  });
});

test.runIf(process.platform !== 'win32')('a quoted word arrives as it was', async () => {
  const words = ["it's", 'a "b" $HOME `x` \\ !', '', '*'];
  const command = `printf '%s\\n' ${words.map(quote).join(' ')}`;
  const { stdout } = await runCommand({ file: 'sh', args: ['-c', command] });
  expect(stdout.split('\n').slice(0, -1)).toEqual(words);
});
