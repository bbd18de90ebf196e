import type { LanguageDescription } from '../../shared/contract.ts';
import { useDesk } from '../desk/desk-context.ts';

/** The language is not on this machine yet; Run makes it too. */
export function ImageMissing({ language }: { language: LanguageDescription }) {
  const { door, dispatch } = useDesk();

  const build = async () => {
    dispatch({ type: 'build-asked', languageId: language.id });
    const built = await door.call('buildImage', { language: language.id });
    dispatch({ type: 'build-ended', languageId: language.id, built: built.ok });
    if (built.ok || built.error.code === 'cancelled') return;
    dispatch({ type: 'noticed', notice: { about: 'image', sentence: built.error.sentence } });
  };

  return (
    <section className="designed-state" aria-labelledby="image-missing">
      <h3 id="image-missing">{language.name} is not on this machine yet</h3>
      <p>The first run makes its image, which takes some minutes. It is kept.</p>
      <button type="button" className="button" onClick={() => void build()}>
        Make it now
      </button>
    </section>
  );
}
