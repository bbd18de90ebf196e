/**
 * The formatters, in a worker of their own: whatever a text does to one of them,
 * the page goes on, and can end it.
 *
 * Its file's name is known to `electron/page/page-files.ts`, which gives this
 * script alone leave to compile WebAssembly.
 */
import type { Format, FormatAnswer, FormatRequest } from './format-request.ts';

/** By Monaco's ids of the languages; each is loaded with its first program. */
const TOOLS: Readonly<Record<string, () => Promise<Format>>> = {
  c: async () => (await import('./tools/clang.ts')).clang('c'),
  cpp: async () => (await import('./tools/clang.ts')).clang('cpp'),
  csharp: async () => (await import('./tools/clang.ts')).clang('csharp'),
  go: async () => (await import('./tools/go.ts')).go,
  java: async () => (await import('./tools/clang.ts')).clang('java'),
  javascript: async () => (await import('./tools/prettier.ts')).prettier('babel'),
  lua: async () => (await import('./tools/lua.ts')).lua,
  php: async () => (await import('./tools/php.ts')).php,
  python: async () => (await import('./tools/python.ts')).python,
  shell: async () => (await import('./tools/shell.ts')).shell,
  typescript: async () => (await import('./tools/prettier.ts')).prettier('typescript'),
};

self.addEventListener('message', ({ data }: MessageEvent<FormatRequest>) => {
  // The page that started it, and nobody else, hears it.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  void answer(data).then((message) => self.postMessage(message));
});

async function answer({ id, languageId, text, indentation }: FormatRequest): Promise<FormatAnswer> {
  try {
    const format = await TOOLS[languageId]?.();
    if (format === undefined) return { id, problem: 'There is none for this language.' };
    return { id, text: await format(text, indentation) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}
