/**
 * The page's own type, so that it looks the same everywhere, also offline. The
 * browser takes only the scripts (Latin, Greek, …) that a text is written in.
 */
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/jetbrains-mono/wght-italic.css';

/** Longer than a font takes from this computer; without it the next in the list serves. */
const WAIT_MS = 1_000;

/**
 * Resolves when the font of code is there, or is not to be expected any more.
 * Editor and terminal measure its characters once, when they come: what they
 * had measured of another font would put every cursor in the wrong place.
 */
export const codeFontLoaded: Promise<unknown> = Promise.race([
  Promise.allSettled(
    ['400', '600', 'italic 400'].map((style) =>
      document.fonts.load(`${style} 13px 'JetBrains Mono Variable'`),
    ),
  ),
  new Promise((resolve) => {
    setTimeout(resolve, WAIT_MS);
  }),
]);
