import type { Plugin } from 'prettier';
import { format } from 'prettier/standalone';
import type { Format } from '../format-request.ts';

/** What reads each language; the parts are large, and each is loaded with its first program. */
const READERS = {
  babel: async (): Promise<Plugin[]> => [
    await import('prettier/plugins/babel'),
    (await import('prettier/plugins/estree')) as Plugin,
  ],
  typescript: async (): Promise<Plugin[]> => [
    await import('prettier/plugins/typescript'),
    (await import('prettier/plugins/estree')) as Plugin,
  ],
} as const;

/** @returns Prettier for one of its languages, in its usual style */
export function prettier(parser: keyof typeof READERS): Format {
  return async (text, { usesTabs, width }) => {
    const plugins = await READERS[parser]();
    return format(text, { parser, plugins, useTabs: usesTabs, tabWidth: width });
  };
}
