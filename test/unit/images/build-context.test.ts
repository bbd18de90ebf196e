import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { packContext } from '../../../electron/images/build-context.ts';

test('a build’s context is an archive of its sources, the same each time', async () => {
  const files = new Map([
    ['Dockerfile', { content: Buffer.from('FROM x\n'), mode: 0o644 }],
    ['launcher/build', { content: Buffer.from('#!/bin/sh\n'), mode: 0o755 }],
  ]);
  const found: unknown[] = [];
  for await (const entry of packContext({ files }).pipe(extract())) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
    const { name, mode, mtime } = entry.header;
    found.push([name, mode, mtime?.getTime(), Buffer.concat(chunks).toString()]);
  }
  expect(found).toEqual([
    ['Dockerfile', 0o644, 0, 'FROM x\n'],
    ['launcher/build', 0o755, 0, '#!/bin/sh\n'],
  ]);
});
