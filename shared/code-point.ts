/** How a character that cannot be seen is written so that it can be: `<U+202E>`. The whole house says it alike. */
export const codePointNotation = (code: number): string =>
  `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
