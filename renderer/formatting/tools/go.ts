import init, { format } from '@wasm-fmt/gofmt/vite';
import type { Format } from '../format-request.ts';

/** Go has one layout for everybody, with tabs: what is set here for the editor is not asked. */
export const go: Format = async (text) => {
  await init();
  return format(text);
};
