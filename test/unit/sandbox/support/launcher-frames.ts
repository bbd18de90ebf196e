/** The launcher's side of the protocol, written by hand after images/launcher/frame.h. */
import type { StreamName } from '../../../../shared/run-result.ts';
import { joined } from '../../support/cutting.ts';

const NUL = Buffer.of(0);

function header(type: string, length: number): Uint8Array {
  const bytes = Buffer.alloc(5);
  bytes.write(type, 0, 'latin1');
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

function frame(type: string, payload: Uint8Array): Uint8Array {
  return joined([header(type, payload.length), payload]);
}

export const launcher = {
  header,
  frame,
  fact: (name: string, status: string, text: string): Uint8Array =>
    frame('V', joined([Buffer.from(name), NUL, Buffer.from(status), NUL, Buffer.from(text)])),
  ready: (version = 3): Uint8Array => frame('R', Uint8Array.of(version)),
  held: (index: number): Uint8Array => frame('H', Uint8Array.of(index)),
  begin: (index: number): Uint8Array => frame('B', Uint8Array.of(index)),
  output: (stream: StreamName, bytes: Uint8Array): Uint8Array =>
    frame(stream === 'stdout' ? 'O' : 'X', bytes),
  taken: (bytes: number): Uint8Array => {
    const payload = Buffer.alloc(4);
    payload.writeUInt32BE(bytes);
    return frame('A', payload);
  },
  used: (nanoseconds: bigint): Uint8Array => {
    const payload = Buffer.alloc(8);
    payload.writeBigUInt64BE(nanoseconds);
    return frame('U', payload);
  },
  done: (index: number, waitStatus: number, nanoseconds = 1_000_000n): Uint8Array => {
    const payload = Buffer.alloc(13);
    payload[0] = index;
    payload.writeUInt32BE(waitStatus, 1);
    payload.writeBigUInt64BE(nanoseconds, 5);
    return frame('D', payload);
  },
  end: (): Uint8Array => frame('Z', new Uint8Array(0)),
  problem: (code: string, sentence: string): Uint8Array =>
    frame('P', joined([Buffer.from(code), NUL, Buffer.from(sentence)])),
};
