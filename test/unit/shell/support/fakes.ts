/** Parts of Electron's objects, checked against its own declarations, with their events. */
import { EventEmitter } from 'node:events';
import type { WebContents, WebFrameMain } from 'electron';

/** The given parts stand for the whole; whatever else is asked of it is missing, and fails the test. */
export function standIn<Whole>(parts: Partial<Whole>): Whole {
  return parts as Whole;
}

/** An Electron event whose default can be prevented. */
export function preventable<Details extends object>(details: Details) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}

/** An emitter with the given parts of one of Electron's objects on it. */
export function emitterWith<Whole>(parts: Partial<Whole>): { whole: Whole; emitter: EventEmitter } {
  const emitter = Object.assign(new EventEmitter(), parts);
  return { whole: emitter as Whole & EventEmitter, emitter };
}

export interface FakePage {
  readonly contents: WebContents;
  readonly emitter: EventEmitter;
  readonly sent: unknown[][];
  destroyed: boolean;
}

export function fakePage(): FakePage {
  const sent: unknown[][] = [];
  const page = { destroyed: false, sent };
  const { whole, emitter } = emitterWith<WebContents>({
    isDestroyed: () => page.destroyed,
    send: (...parts: unknown[]) => void sent.push(parts),
  });
  return Object.assign(page, { contents: whole, emitter });
}

export function mainFrame(url: string): WebFrameMain {
  return standIn<WebFrameMain>({ url, parent: null });
}
