import init, { format } from '@wasm-fmt/ruff_fmt/vite';
import type { Format } from '../format-request.ts';

export const python: Format = async (text, { usesTabs, width }) => {
  await init();
  const config = { indent_style: usesTabs ? 'tab' : 'space', indent_width: width } as const;
  return format(text, 'main.py', config);
};
