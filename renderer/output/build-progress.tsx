import type { LanguageDescription } from '../../shared/description.ts';
import type { Build } from '../desk/desk-state.ts';
import { BuildLog } from '../images/build-log.tsx';
import { useImageBuilding } from '../images/use-image-building.ts';
import { ProgressLine } from './progress-line.tsx';

interface BuildProgressProps {
  readonly language: LanguageDescription;
  readonly build: Build;
}

/** An image being made: the one long wait, once a language. */
export function BuildProgress({ language, build }: BuildProgressProps) {
  const { cancel } = useImageBuilding();
  return (
    <section className="designed-state" aria-labelledby="build-title">
      <h3 id="build-title">Making the image for {language.name}</h3>
      <p>Once for each language; from then on it starts at once, also without a network.</p>
      <ProgressLine label={build.step} fraction={build.fraction} />
      <button type="button" className="button" onClick={() => void cancel(language)}>
        Cancel
      </button>
      <BuildLog languageId={language.id} />
    </section>
  );
}
