import { useDesk } from '../desk/desk-context.ts';

export function LanguageSelect() {
  const { state, dispatch } = useDesk();
  const languages = state.description?.languages ?? [];
  return (
    <label className="field">
      <span>Language</span>
      <select
        className="select"
        value={state.languageId ?? ''}
        onChange={(event) => dispatch({ type: 'language-chosen', languageId: event.target.value })}
      >
        {languages.map((language) => (
          <option
            key={language.id}
            value={language.id}
            title={language.remark ?? language.toolchain}
          >
            {language.name}
          </option>
        ))}
      </select>
    </label>
  );
}
