/** Which languages have a formatter here, by Monaco's ids, and what it is called. */
export const FORMATTERS: Readonly<Record<string, string>> = {
  c: 'clang-format',
  cpp: 'clang-format',
  csharp: 'clang-format',
  go: 'gofmt',
  java: 'clang-format',
  javascript: 'Prettier',
  lua: 'StyLua',
  php: 'Prettier',
  python: 'Ruff',
  shell: 'shfmt',
  typescript: 'Prettier',
};

export function hasFormatter(languageId: string): boolean {
  return Object.hasOwn(FORMATTERS, languageId);
}
