/**
 * The launcher's protocol, as images/launcher/frame.h defines it: change both
 * together and raise the version.
 *
 * A frame is one type byte, a big-endian 32-bit length, and that many bytes.
 */
import type { Hold } from '../../../shared/languages/hold.ts';
import type { Fact } from '../../../shared/layers/evidence.ts';
import type { StreamName } from '../../../shared/run-result.ts';
import type { TerminalSize } from '../../../shared/run-request.ts';
import type { StagePlan } from './stage-plan.ts';

export const PROTOCOL_VERSION = 3;
/** Where the base image puts the launcher. */
export const LAUNCHER_PATH = '/usr/lib/glovebox/launcher';
/** Bytes of input that may be under way before the launcher has acknowledged them. */
export const INPUT_WINDOW_BYTES = 64 * 1024;

const HEADER_BYTES = 5;
/** Above anything the launcher sends: a fact of 64 KiB with its name, or a chunk of output. */
const LARGEST_PAYLOAD = 96 * 1024;

export type LauncherMessage =
  | { readonly type: 'fact'; readonly name: string; readonly fact: Fact }
  | { readonly type: 'ready'; readonly version: number }
  /** A stage that is held has come to where it waits. */
  | { readonly type: 'held'; readonly index: number }
  | { readonly type: 'begin'; readonly index: number }
  | { readonly type: 'output'; readonly stream: StreamName; readonly bytes: Uint8Array }
  | { readonly type: 'taken'; readonly bytes: number }
  /** The facts `now/…` that came before it are of this moment; it counts from the program's start. */
  | { readonly type: 'used'; readonly atMs: number }
  | {
      readonly type: 'done';
      readonly index: number;
      /** As waitpid(2) gives it. */
      readonly waitStatus: number;
      readonly wallMs: number;
    }
  | { readonly type: 'end' }
  | { readonly type: 'problem'; readonly code: string; readonly sentence: string };

/** What arrived is not the launcher's: nothing more of it can be believed. */
export class ProtocolError extends Error {}

/** Cuts the container's standard output into the launcher's messages. */
export class LauncherFrameParser {
  readonly #header = new Uint8Array(HEADER_BYTES);
  #headerHave = 0;
  #payload = new Uint8Array(0);
  #payloadHave = 0;

  /**
   * Takes the next bytes, cut anywhere.
   *
   * @throws ProtocolError for anything that is no frame of the launcher's
   */
  *push(chunk: Uint8Array): Generator<LauncherMessage> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#headerHave < HEADER_BYTES) {
        const end = Math.min(chunk.length, at + HEADER_BYTES - this.#headerHave);
        this.#header.set(chunk.subarray(at, end), this.#headerHave);
        this.#headerHave += end - at;
        at = end;
        if (this.#headerHave < HEADER_BYTES) return;
        this.#beginPayload();
      }
      const end = Math.min(chunk.length, at + this.#payload.length - this.#payloadHave);
      this.#payload.set(chunk.subarray(at, end), this.#payloadHave);
      this.#payloadHave += end - at;
      at = end;
      if (this.#payloadHave === this.#payload.length) {
        this.#headerHave = 0;
        yield decode(this.#header[0] ?? 0, this.#payload);
      }
    }
  }

  #beginPayload(): void {
    const length = new DataView(this.#header.buffer).getUint32(1);
    if (length > LARGEST_PAYLOAD) throw new ProtocolError(`a frame of ${length} bytes`);
    this.#payload = new Uint8Array(length);
    this.#payloadHave = 0;
  }
}

function decode(type: number, payload: Uint8Array): LauncherMessage {
  const view = new DataView(payload.buffer);
  switch (String.fromCharCode(type)) {
    case 'V':
      return decodeFact(payload);
    case 'R':
      return { type: 'ready', version: sized(payload, 1, () => view.getUint8(0)) };
    case 'H':
      return { type: 'held', index: sized(payload, 1, () => view.getUint8(0)) };
    case 'B':
      return { type: 'begin', index: sized(payload, 1, () => view.getUint8(0)) };
    case 'O':
      return { type: 'output', stream: 'stdout', bytes: payload };
    case 'X':
      return { type: 'output', stream: 'stderr', bytes: payload };
    case 'A':
      return { type: 'taken', bytes: sized(payload, 4, () => view.getUint32(0)) };
    case 'U':
      return { type: 'used', atMs: sized(payload, 8, () => Number(view.getBigUint64(0)) / 1e6) };
    case 'D':
      return sized(payload, 13, () => ({
        type: 'done',
        index: view.getUint8(0),
        waitStatus: view.getUint32(1),
        wallMs: Number(view.getBigUint64(5)) / 1e6,
      }));
    case 'Z':
      return { type: 'end' };
    case 'P': {
      const [code = '', sentence = ''] = text(payload).split('\0');
      return { type: 'problem', code, sentence };
    }
    default:
      throw new ProtocolError(`a frame of type ${type}`);
  }
}

function decodeFact(payload: Uint8Array): LauncherMessage {
  const nameEnd = payload.indexOf(0);
  const statusEnd = payload.indexOf(0, nameEnd + 1);
  if (nameEnd < 0 || statusEnd < 0) throw new ProtocolError('a fact without a name');
  const name = text(payload.subarray(0, nameEnd));
  const status = text(payload.subarray(nameEnd + 1, statusEnd));
  const fact: Fact =
    status === 'ok'
      ? { known: true, text: text(payload.subarray(statusEnd + 1)) }
      : { known: false, reason: status };
  return { type: 'fact', name, fact };
}

function sized<T>(payload: Uint8Array, length: number, read: () => T): T {
  if (payload.length !== length) throw new ProtocolError(`${payload.length} bytes, not ${length}`);
  return read();
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function frame(type: string, payload: Uint8Array): Uint8Array {
  const whole = new Uint8Array(HEADER_BYTES + payload.length);
  whole[0] = type.charCodeAt(0);
  new DataView(whole.buffer).setUint32(1, payload.length);
  whole.set(payload, HEADER_BYTES);
  return whole;
}

/** A file for /box. The name is a base name of at most 255 bytes, checked long before. */
export function fileFrame(name: string, content: Uint8Array): Uint8Array {
  const nameBytes = new TextEncoder().encode(name);
  const payload = new Uint8Array(2 + nameBytes.length + content.length);
  new DataView(payload.buffer).setUint16(0, nameBytes.length);
  payload.set(nameBytes, 2);
  payload.set(content, 2 + nameBytes.length);
  return frame('F', payload);
}

export function stageFrame({ name, command, terminal, hold }: StagePlan): Uint8Array {
  const { kind, trigger } = gateOf(hold);
  const words = new TextEncoder().encode([trigger, ...command].map((word) => `${word}\0`).join(''));
  const payload = new Uint8Array(7 + words.length);
  const view = new DataView(payload.buffer);
  view.setUint8(0, (name === 'run' ? 'r' : 'c').charCodeAt(0));
  view.setUint8(1, terminal === null ? 0 : 1);
  view.setUint16(2, terminal?.rows ?? 0);
  view.setUint16(4, terminal?.columns ?? 0);
  view.setUint8(6, kind);
  payload.set(words, 7);
  return frame('S', payload);
}

/** A file in a trigger always begins with `./`, and so is never taken for the word `time`. */
function gateOf(hold: Hold | null): { kind: number; trigger: string } {
  switch (hold?.at) {
    case 'touch':
      return { kind: 1, trigger: hold.file };
    case 'time':
      return { kind: 1, trigger: 'time' };
    case 'itself':
      return { kind: 2, trigger: '' };
    case undefined:
      return { kind: 0, trigger: '' };
  }
}

/** At most `INPUT_WINDOW_BYTES`. */
export const inputFrame = (bytes: Uint8Array): Uint8Array => frame('I', bytes);

export function resizeFrame({ rows, columns }: TerminalSize): Uint8Array {
  const payload = new Uint8Array(4);
  new DataView(payload.buffer).setUint16(0, rows);
  new DataView(payload.buffer).setUint16(2, columns);
  return frame('W', payload);
}

const EMPTY = new Uint8Array(0);
/** Start every planned stage that can be held. Once, before `goFrame`. */
export const holdFrame = (): Uint8Array => frame('H', EMPTY);
/** Forget the planned stages and end what waits; others may follow. */
export const anewFrame = (): Uint8Array => frame('N', EMPTY);
export const goFrame = (): Uint8Array => frame('G', EMPTY);
export const endInputFrame = (): Uint8Array => frame('E', EMPTY);
export const killFrame = (): Uint8Array => frame('K', EMPTY);
