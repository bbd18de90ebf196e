/** The engine's progress stream of builds, pulls and loads: JSON, one object a line. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { GloveboxError } from '../../../shared/outcome.ts';

interface ProgressLine {
  readonly stream?: unknown;
  readonly status?: unknown;
  readonly id?: unknown;
  readonly progress?: unknown;
  readonly error?: unknown;
}

/**
 * Reads a progress stream to its end.
 *
 * @param onLine gets each line that a person may want to see
 * @throws Error with the engine's own word when the stream ends in an error
 */
export async function followProgress(
  stream: Readable,
  onLine: (line: string) => void,
): Promise<void> {
  for await (const line of createInterface({ input: stream })) {
    if (line.trim() === '') continue;
    const message = parse(line);
    if (typeof message.error === 'string') throw new Error(message.error);
    const text = typeof message.stream === 'string' ? message.stream : statusText(message);
    for (const part of text.split(/[\r\n]+/)) {
      if (part.trim() !== '') onLine(part.trimEnd());
    }
  }
}

function statusText({ status, id, progress }: ProgressLine): string {
  return [id, status, progress].filter((part) => typeof part === 'string').join(' ');
}

function parse(line: string): ProgressLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the one complaint below.
  }
  throw new GloveboxError(
    'internal',
    'The engine’s progress report is not what its interface says.',
  );
}
