import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { followProgress } from '../../../../electron/engine/docker/progress.ts';
import { refusedFor, rejectionOf } from '../../support/refusal.ts';

async function follow(...chunks: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  await followProgress(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), (line) =>
    lines.push(line),
  );
  return lines;
}

describe('an engine’s progress', () => {
  test('of a build is its log, line by line', async () => {
    expect(
      await follow(
        '{"stream":"Step 1/2 : FROM debian\\n"}\r\n{"stream":" ---\\u003e c0ffee\\n"}\r\n',
        '{"stream":"\\n"}\r\n{"aux":{"ID":"sha256:1"}}\r\n',
      ),
    ).toEqual(['Step 1/2 : FROM debian', ' ---> c0ffee']);
  });

  test('of a pull is what happens to which layer', async () => {
    expect(
      await follow(
        '{"status":"Downloading","id":"c0ffee","progress":"[=>  ] 1MB/9MB","progressDetail":{}}\n',
      ),
    ).toEqual(['c0ffee Downloading [=>  ] 1MB/9MB']);
  });

  test('may be cut anywhere, also inside a character', async () => {
    const text = '{"stream":"naïve\\n"}\n';
    const bytes = Buffer.from(text);
    const lines: string[] = [];
    const bytewise = Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)));
    await followProgress(bytewise, (line) => lines.push(line));
    expect(lines).toEqual(['naïve']);
  });

  test('that ends in an error is an error, with the engine’s word', async () => {
    const failing = follow(
      '{"stream":"Step 1/2\\n"}\n{"errorDetail":{"code":1},"error":"The command returned 1"}\n',
    );
    expect(await rejectionOf(failing)).toEqual(refusedFor('internal', 'The command returned 1'));
  });

  test.each(['<html>', '42', 'null', '"text"', '{"stream":'])(
    'that is %j is none',
    async (line) => {
      expect(await rejectionOf(follow(`${line}\n`))).toEqual(
        refusedFor('internal', 'not what its interface says'),
      );
    },
  );

  test('with fields of other types than its interface says shows nothing of them', async () => {
    expect(await follow('{"stream":{"a":1},"status":7,"id":null}\n')).toEqual([]);
  });
});
