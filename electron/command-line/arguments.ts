/** The command line's words as values: parsed once, strictly. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { GloveboxError } from '../../shared/outcome.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Parses one command's arguments.
 *
 * @throws GloveboxError `bad-input` for an unknown option or a missing value
 */
export function parseCommand<const O extends Options>(
  words: readonly string[],
  options: O,
): ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; strict: true }>
> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage((error as Error).message.replaceAll(/\s+/g, ' '));
  }
}

/** `LAYER=LEVEL` words as a map. @throws GloveboxError `bad-input` */
export function parseLevels(words: readonly string[]): Record<string, string> {
  // Entries become properties of their own, whatever their name: `__proto__` is an unknown layer.
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at <= 0 || at === word.length - 1) throw usage(`--set takes LAYER=LEVEL, not “${word}”`);
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

export function usage(sentence: string): GloveboxError {
  const full = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  return new GloveboxError('bad-input', `${full} “glovebox help” shows the commands.`);
}
