import { lazy, Suspense } from 'react';
import { useDesk } from '../desk/desk-context.ts';

const OwnPresetsDialog = lazy(() => import('./own-presets-dialog.tsx'));

/** The list of the person's own presets, loaded when it is first asked for. */
export function PresetDialog() {
  const { state, dispatch } = useDesk();
  if (state.dialog !== 'presets') return null;
  return (
    <Suspense>
      <OwnPresetsDialog onClose={() => dispatch({ type: 'dialog-shown', dialog: null })} />
    </Suspense>
  );
}
