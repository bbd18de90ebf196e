/**
 * What the page gets of Electron: one object, `window.glovebox`, with two functions.
 *
 * Runs sandboxed, so that it must be built into one CommonJS file. Nothing of
 * Electron is handed on: no channel is the page's to choose, and no event object
 * reaches it (checklist, point 20).
 */
import { contextBridge, ipcRenderer } from 'electron';
import {
  CALL_NAMES,
  type CallInput,
  type CallName,
  type CallOutput,
  type Door,
} from '../shared/contract.ts';
import type { AppEvent } from '../shared/app-event.ts';
import type { Outcome } from '../shared/outcome.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './shell/channels.ts';

const UNKNOWN_CALL: Outcome<never> = {
  ok: false,
  error: { code: 'unknown-call', sentence: 'There is no such call.' },
};

const door: Door = {
  async call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Outcome<CallOutput<Name>>> {
    if (!CALL_NAMES.includes(name)) return UNKNOWN_CALL;
    // The main process answers by the same contract, which Electron's types know nothing of.
    return (await ipcRenderer.invoke(CALL_CHANNEL, name, input)) as Outcome<CallOutput<Name>>;
  },
  subscribe(listener) {
    const pass = (_event: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, pass);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, pass);
    };
  },
};

contextBridge.exposeInMainWorld('glovebox', door);
