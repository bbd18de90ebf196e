/** What was printed as plain text that can be opened anywhere: without sequences and controls. Pure. */
import type { KeptOutput, OutputPiece } from '../../shared/history.ts';
import { formatBytes } from '../run/figures.ts';
import { neutral } from './neutral.ts';

/** Control sequences, strings (titles, links) with what is in them, and all other escapes. */
const SEQUENCE =
  /\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x18\x1a\x1b\n]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)/g;
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** What is not kept is said at its place. */
export function plainText({ beginning, omittedBytes, end }: KeptOutput): string {
  const between = omittedBytes > 0 ? `\n[${formatBytes(omittedBytes)} between are not kept]\n` : '';
  return textOf(beginning) + between + textOf(end);
}

function textOf(pieces: readonly OutputPiece[]): string {
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const text = pieces
    .map(({ stream, bytes }) => decoders[stream].decode(bytes, { stream: true }))
    .join('');
  const plain = (text + decoders.stdout.decode() + decoders.stderr.decode())
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(SEQUENCE, '')
    .replaceAll(CONTROL, '');
  return neutral(plain);
}

/** The very bytes, in the order in which they came. */
export function printedBytes({ beginning, end }: KeptOutput): readonly Uint8Array<ArrayBuffer>[] {
  return [...beginning, ...end].map(({ bytes }) => Uint8Array.from(bytes));
}
