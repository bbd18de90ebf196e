import type { Options, Plugin } from 'prettier';
import { format } from 'prettier/standalone';
import type { Format } from '../format-request.ts';

/** Of the image's PHP. Where none is named the plugin looks for it in files of the disk, and here is none. */
const PHP_VERSION = '8.4';

/** Prettier with its plugin for PHP, which goes by PHP’s own conventions (PER) without holding to all of them. */
export const php: Format = async (text, { usesTabs, width }) => {
  const { default: plugin }: { default: Plugin } = await import('@prettier/plugin-php/standalone');
  const options: Options & { readonly phpVersion: string } = {
    parser: 'php',
    plugins: [plugin],
    phpVersion: PHP_VERSION,
    useTabs: usesTabs,
    tabWidth: width,
  };
  return format(text, options);
};
