import { type Dispatch, useCallback, useEffect, useRef } from 'react';
import type { ConnectionSnapshot } from '../door/connection.ts';
import { rememberedPreset, useRememberPreset } from '../presets/remembered-preset.ts';
import { remembered } from '../workspace/remembered.ts';
import { LANGUAGE_KEY, useShownLanguage } from '../workspace/use-shown-language.ts';
import type { DeskServices } from './desk-context.ts';
import { type DeskAction, type DeskState, hasUnknownSize } from './desk-state.ts';

/** Keeps the page's state in step with the application, and the open file with the language. */
export function useApplication(
  { door, workspace, output, usage, buildLogs, history }: DeskServices,
  state: DeskState,
  dispatch: Dispatch<DeskAction>,
  { session, state: connected }: ConnectionSnapshot,
): () => Promise<void> {
  const ownPresetsKnown = useRef(Promise.resolve());
  const listPresets = useCallback(async () => {
    const listed = await door.call('listPresets', {});
    if (!listed.ok) return;
    const { presets, remarks } = listed.value;
    dispatch({ type: 'presets-known', presets });
    if (remarks.length === 0) return;
    dispatch({ type: 'noticed', notice: { about: 'presets', sentence: remarks.join(' ') } });
  }, [door, dispatch]);

  useEffect(
    () =>
      door.subscribe((event) => {
        if (event.type === 'run-output') return output.receive(event);
        if (event.type === 'run-usage') return usage.receive(event);
        if (event.type === 'image-log') return buildLogs.receive(event);
        if (event.type === 'run-done' || event.type === 'run-failed') output.end(event.runId);
        void workspace.receive(event);
        if (event.type === 'history-changed') void history.load();
        if (event.type === 'presets-changed') void listPresets();
        if (event.type === 'image-progress') buildLogs.follow(event);
        dispatch({ type: 'event', event });
      }),
    [door, output, usage, buildLogs, workspace, history, listPresets, dispatch],
  );

  const describe = useCallback(async () => {
    const description = await door.call('describe', {});
    // Whether a remembered preset still exists shows in these.
    await ownPresetsKnown.current;
    if (description.ok) {
      dispatch({
        type: 'described',
        description: description.value,
        rememberedLanguage: remembered(LANGUAGE_KEY),
        rememberedPreset: rememberedPreset(),
      });
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
    ownPresetsKnown.current = listPresets();
    void describe();
    void askForEngine();
    void history.load();
  }, [session, describe, door, history, listPresets, dispatch]);

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

  // The first sandbox on an engine, be it started ahead, has canaries show what it can do.
  const isUnlearnt = state.description !== null && state.description.learnt === null;
  const isJudged = (state.run?.report?.layers.length ?? 0) > 0 || (state.parking?.ready ?? 0) > 0;
  useEffect(() => {
    if (isUnlearnt && isJudged) void describe();
  }, [isUnlearnt, isJudged, describe]);

  const isUnsized = hasUnknownSize(state);
  useEffect(() => {
    if (isUnsized) void describe();
  }, [isUnsized, describe]);

  useShownLanguage(workspace, state, dispatch);
  useRememberPreset(state);
  return describe;
}
