/** A build's sources as the tar archive that engines take. */
import { pack } from 'tar-stream';
import type { Readable } from 'node:stream';
import type { SourceTree } from './image-name.ts';

export function packContext(sources: SourceTree): Readable {
  const archive = pack();
  for (const [name, { content, mode }] of sources.files) {
    // A fixed time: the engine's build cache goes by content, and so do we.
    archive.entry({ name, mode, mtime: new Date(0) }, content);
  }
  archive.finalize();
  return archive as unknown as Readable;
}
