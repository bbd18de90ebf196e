import { type Dispatch, useCallback, useEffect, useRef } from 'react';
import type { ConnectionSnapshot } from '../door/connection.ts';
import { remembered } from '../workspace/remembered.ts';
import { LANGUAGE_KEY, useShownLanguage } from '../workspace/use-shown-language.ts';
import type { DeskServices } from './desk-context.ts';
import type { DeskAction, DeskState } from './desk-state.ts';

/** Keeps the page's state in step with the application, and the open file with the language. */
export function useApplication(
  { door, workspace, output, usage, history }: DeskServices,
  state: DeskState,
  dispatch: Dispatch<DeskAction>,
  { session, state: connected }: ConnectionSnapshot,
): () => Promise<void> {
  useEffect(
    () =>
      door.subscribe((event) => {
        if (event.type === 'run-output') return output.receive(event);
        if (event.type === 'run-usage') return usage.receive(event);
        if (event.type === 'run-done' || event.type === 'run-failed') output.end(event.runId);
        void workspace.receive(event);
        if (event.type === 'history-changed') void history.load();
        dispatch({ type: 'event', event });
      }),
    [door, output, usage, workspace, history, dispatch],
  );

  const describe = useCallback(async () => {
    const description = await door.call('describe', {});
    if (description.ok) {
      const rememberedLanguage = remembered(LANGUAGE_KEY);
      dispatch({ type: 'described', description: description.value, rememberedLanguage });
      dispatch({ type: 'notice-closed', about: 'description' });
      return;
    }
    const notice = { about: 'description', sentence: description.error.sentence };
    dispatch({ type: 'noticed', notice });
  }, [door, dispatch]);

  useEffect(() => {
    if (session === 0) return;
    dispatch({ type: 'session-changed' });
    const askForEngine = async () => {
      const engine = await door.call('engineStatus', { lookAgain: false });
      dispatch({ type: 'engine-known', status: engine.ok ? engine.value : null });
    };
    void describe();
    void askForEngine();
    void history.load();
  }, [session, describe, door, history, dispatch]);

  // What could not be saved while the connection was gone.
  useEffect(() => {
    if (connected === 'open') workspace.flush();
  }, [connected, workspace]);

  // What images and ceilings there are is known once there is an engine to ask.
  const { engine } = state;
  const wasUnusable = useRef(false);
  useEffect(() => {
    if (wasUnusable.current && engine?.state === 'ready') void describe();
    wasUnusable.current = engine !== null && engine.state !== 'ready';
  }, [engine, describe]);

  useShownLanguage(workspace, state, dispatch);
  return describe;
}
