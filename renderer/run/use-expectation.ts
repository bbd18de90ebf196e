import { useEffect, useMemo, useRef } from 'react';
import type { ExpectRun } from '../../shared/run-request.ts';
import { useDesk } from '../desk/desk-context.ts';
import { useShownSnippet } from '../workspace/use-workspace.ts';
import { expectedRun } from './expected-run.ts';

/** A choice is made at once; what is typed is over when no more is typed for this long, milliseconds. */
const TYPED_MS = 600;
/** A person who writes will run: said this often while they do, milliseconds. */
const WRITING_MS = 60_000;

/** Tells the application what will be run next, so that a sandbox for it waits when it is asked for. */
export function useExpectation(): void {
  const { state, dispatch, door, workspace } = useDesk();
  const { description } = state;
  const snippet = useShownSnippet();
  const expected = JSON.stringify(expectedRun(state, snippet));
  const chosen = `${snippet?.key} ${state.presetId} ${snippet?.settings.terminal}`;
  const lastChosen = useRef('');
  const saidAt = useRef(0);

  const say = useMemo(
    () => async (text: string) => {
      const run = JSON.parse(text) as ExpectRun | null;
      if (run === null) return;
      saidAt.current = Date.now();
      const said = await door.call('expectRun', run);
      // Without it the next run starts cold: no reason to trouble anybody.
      if (said.ok) dispatch({ type: 'parking-known', status: said.value });
    },
    [door, dispatch],
  );

  // Said again to an application that was started anew, which then describes itself afresh.
  useEffect(() => {
    if (description === null) return undefined;
    const wait = lastChosen.current === chosen ? TYPED_MS : 0;
    lastChosen.current = chosen;
    const timer = setTimeout(() => void say(expected), wait);
    return () => clearTimeout(timer);
  }, [expected, chosen, description, say]);

  useEffect(
    () =>
      workspace.subscribe(() => {
        if (Date.now() - saidAt.current >= WRITING_MS) void say(expected);
      }),
    [workspace, expected, say],
  );
}
