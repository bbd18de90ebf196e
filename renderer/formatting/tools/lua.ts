import init, { format } from '@wasm-fmt/lua_fmt/vite';
import type { Format } from '../format-request.ts';

export const lua: Format = async (text, { usesTabs, width }) => {
  await init();
  return format(text, { indent_style: usesTabs ? 'tab' : 'space', indent_width: width });
};
