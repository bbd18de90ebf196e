import type { IParser } from '@xterm/xterm';
import { controlTakesEffect, escapeTakesEffect } from './terminal-rules.ts';

/** Operating-system commands have numbers; xterm.js knows none beyond these. */
const MOST_COMMAND = 2000;

const PREFIXES = ['', ...charactersFrom('<', '?')];
const INTERMEDIATES = ['', ...charactersFrom(' ', '/')];

/**
 * Puts the rules between the parser and everything it would do: a handler for
 * every sequence there is, so that one which a later xterm.js learns has no
 * effect until it is allowed.
 *
 * @param inTerminal whether the bytes being parsed now were written to a terminal
 */
export function guardTerminal(parser: IParser, inTerminal: () => boolean): void {
  for (const intermediates of INTERMEDIATES) {
    for (const final of charactersFrom('0', '~')) {
      const id = { prefix: '', intermediates, final };
      parser.registerEscHandler(given(id), () => !escapeTakesEffect(id, inTerminal()));
    }
    for (const prefix of PREFIXES) {
      for (const final of charactersFrom('@', '~')) {
        const id = { prefix, intermediates, final };
        parser.registerCsiHandler(
          given(id),
          (parameters) => !controlTakesEffect(id, parameters, inTerminal()),
        );
        parser.registerDcsHandler(given(id), () => true);
      }
    }
  }
  for (let command = 0; command <= MOST_COMMAND; command += 1) {
    parser.registerOscHandler(command, () => true);
  }
}

/** xterm.js wants an absent part left out, not empty. */
function given(id: { prefix: string; intermediates: string; final: string }) {
  return {
    final: id.final,
    ...(id.prefix !== '' && { prefix: id.prefix }),
    ...(id.intermediates !== '' && { intermediates: id.intermediates }),
  };
}

function charactersFrom(first: string, last: string): string[] {
  const start = first.charCodeAt(0);
  return Array.from({ length: last.charCodeAt(0) - start + 1 }, (_, index) =>
    String.fromCharCode(start + index),
  );
}
