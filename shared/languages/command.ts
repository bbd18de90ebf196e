import { type Language, languageOfFile } from './language.ts';

/** The files of one run, entry first, by base name, and the program's arguments. */
export interface CommandContext {
  readonly entry: string;
  readonly fileNames: readonly string[];
  readonly arguments: readonly string[];
}

/**
 * Replaces the words of a manifest's command by what this run has.
 *
 * A word stands alone in its argument, and nothing passes through a shell:
 * - `{entry}`     the entry file as `./name`, so that a leading dash is not an option
 * - `{sources}`   all files with one of the language's endings, entry first
 * - `{arguments}` the person's arguments, none or many
 *
 * @returns an argument vector
 */
export function expandCommand(
  command: readonly string[],
  language: Language,
  context: CommandContext,
): string[] {
  return command.flatMap((word) => {
    switch (word) {
      case '{entry}':
        return [`./${context.entry}`];
      case '{sources}':
        return sourcesOf(language, context).map((name) => `./${name}`);
      case '{arguments}':
        return [...context.arguments];
      default:
        return [word];
    }
  });
}

function sourcesOf(language: Language, context: CommandContext): string[] {
  const others = context.fileNames.filter(
    (name) => name !== context.entry && languageOfFile([language], name) !== null,
  );
  return [context.entry, ...others];
}
