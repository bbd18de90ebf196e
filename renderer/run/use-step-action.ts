import { useDesk } from '../desk/desk-context.ts';
import { unchangedLevel } from '../desk/desk-state.ts';
import { goToLine } from '../editor/go-to-line.ts';
import { useLookAgain } from '../engine/use-look-again.ts';
import { goToLayer } from '../isolation/go-to-layer.ts';
import { withLevel } from '../isolation/levels.ts';
import { focusPane } from '../desk/panes.ts';
import type { StepAction } from './next-steps.ts';
import type { RunControl } from './use-run-control.ts';

/** @returns what does a step that was suggested */
export function useStepAction(control: RunControl): (action: StepAction) => void {
  const { state, dispatch, workspace } = useDesk();
  const lookAgain = useLookAgain();

  const runWith = (layerId: string, level: string) => {
    const record = state.run?.record ?? null;
    if (record !== null) {
      void control.runAgain({ ...record, levels: { ...record.levels, [layerId]: level } });
      return;
    }
    const layer = state.description?.layers.find(({ id }) => id === layerId);
    if (layer === undefined) return;
    dispatch({ type: 'level-set', layerId, level });
    void control.run(withLevel(state.levels, layer, level, unchangedLevel(state, layer)));
  };

  return (action) => {
    const { shown } = workspace;
    switch (action.kind) {
      case 'size':
        return runWith(action.layerId, action.level);
      case 'line':
        shown?.show(action.fileName);
        if (shown !== null) void goToLine(`${shown.view.key}/${action.fileName}`, action);
        return;
      case 'layer':
        return goToLayer(action.layerId);
      case 'prepare-input':
        shown?.set({ preparedInput: shown.view.settings.preparedInput ?? '' });
        // Once the field is there.
        requestAnimationFrame(() => focusPane('input'));
        return;
      case 'terminal':
        return shown?.set({ terminal: true });
      case 'look-again':
        return void lookAgain();
    }
  };
}
