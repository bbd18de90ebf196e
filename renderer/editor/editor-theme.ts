import type { editor } from 'monaco-editor';
import type { Theme } from '../design/theme.ts';

export const EDITOR_THEME = 'glovebox';

/** @returns the page's theme, as Monaco wants it */
export function editorTheme(theme: Theme): editor.IStandaloneThemeData {
  const { colour } = theme;
  const token = (name: string, scopes: readonly string[]) =>
    scopes.map((scope) => ({ token: scope, foreground: colour(name).slice(1) }));
  return {
    base: baseOf(theme),
    inherit: true,
    rules: [
      ...token('code-name', ['', 'identifier', 'delimiter', 'variable']),
      ...token('code-comment', ['comment']),
      ...token('code-keyword', ['keyword', 'metatag', 'tag']),
      ...token('code-string', ['string', 'attribute.value', 'regexp']),
      ...token('code-number', ['number', 'constant']),
      ...token('code-type', ['type', 'annotation', 'attribute.name', 'predefined']),
    ],
    colors: {
      'editor.background': colour('surface'),
      'editor.foreground': colour('text'),
      'editor.selectionBackground': colour('selection'),
      // Monaco's own is for the selection's own colours, and cannot be read on ours.
      ...(theme.contrast && { 'editor.selectionForeground': colour('text') }),
      'editor.lineHighlightBorder': colour('line'),
      'editorCursor.foreground': colour('accent'),
      'editorLineNumber.foreground': colour('faint'),
      'editorLineNumber.activeForeground': colour('text'),
      'editorIndentGuide.background1': colour('line'),
      'editorWidget.background': colour('panel'),
      'editorWidget.border': colour('line-strong'),
      'editorSuggestWidget.selectedBackground': colour('raised'),
      'editorSuggestWidget.selectedForeground': colour('text'),
      'input.background': colour('surface'),
      'input.border': colour('line-strong'),
      focusBorder: colour('focus'),
      'scrollbar.shadow': `${colour('line')}00`,
    },
  };
}

function baseOf(theme: Theme): editor.BuiltinTheme {
  if (theme.contrast) return theme.dark ? 'hc-black' : 'hc-light';
  return theme.dark ? 'vs-dark' : 'vs';
}
