/** The application's version, as the package says. */
import manifest from '../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
