import { useDesk } from '../desk/desk-context.ts';
import { presetOf, presetsOf } from '../desk/desk-state.ts';

export function PresetSelect() {
  const { state, dispatch } = useDesk();
  const changes = Object.keys(state.levels).length;
  const suffix = changes === 0 ? '' : ` · ${changes} ${changes === 1 ? 'change' : 'changes'}`;
  return (
    <label className="field">
      <span>Preset</span>
      <select
        className={`select preset${changes === 0 ? '' : ' changed'}`}
        value={state.presetId}
        title={presetOf(state)?.description}
        onChange={(event) => dispatch({ type: 'preset-chosen', presetId: event.target.value })}
      >
        {presetsOf(state).map((preset) => (
          <option key={preset.id} value={preset.id} title={preset.description}>
            {preset.title}
            {preset.id === state.presetId && suffix}
          </option>
        ))}
      </select>
    </label>
  );
}
