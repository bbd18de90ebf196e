import init, { format } from '@wasm-fmt/shfmt/vite';
import type { Format } from '../format-request.ts';

export const shell: Format = async (text, { usesTabs, width }) => {
  await init();
  return format(text, 'main.bash', { indent: usesTabs ? 0 : width });
};
