import type { LanguageDescription } from '../../shared/description.ts';
import { useDesk } from '../desk/desk-context.ts';
import { BuildLog } from '../images/build-log.tsx';
import { ImportBundle } from '../images/import-bundle.tsx';
import { useImageBuilding } from '../images/use-image-building.ts';

/** The language is not on this machine yet, or could not be made: make it, or bring it from elsewhere. */
export function ImageMissing({ language }: { language: LanguageDescription }) {
  const { state, dispatch } = useDesk();
  const { build } = useImageBuilding();
  const last = state.builds[language.id];
  const failure = last?.state === 'failed' ? last.step : null;
  return (
    <section className="designed-state" aria-labelledby="image-missing">
      <h3 id="image-missing">
        {failure === null
          ? `${language.name} is not on this machine yet`
          : `The image for ${language.name} could not be made`}
      </h3>
      {failure === null ? (
        <p>
          The first run makes its image, which takes some minutes and a network. It is kept. Where
          there is no network, bring a bundle that was made on another machine.
        </p>
      ) : (
        <p role="alert">{failure}</p>
      )}
      <div className="image-choices">
        <button type="button" className="button primary" onClick={() => void build(language)}>
          {failure === null ? 'Make it now' : 'Try again'}
        </button>
        <ImportBundle />
        <button
          type="button"
          className="button"
          onClick={() => dispatch({ type: 'dialog-shown', dialog: 'languages' })}
        >
          All languages…
        </button>
      </div>
      <BuildLog languageId={language.id} />
    </section>
  );
}
