/** What is changed in a program's text before it is shown, so that it reads as what it is. */
import { codePointNotation } from '../../shared/code-point.ts';

/**
 * Characters that turn the reading direction around, so that text reads other
 * than it is (CVE-2021-42574), and the control characters of ISO 8859 (C1), by
 * which sequences can be written without an escape character.
 */
const DECEIVING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0080-\u009f]/g;

export function neutral(text: string): string {
  return text.replace(DECEIVING, (character) => codePointNotation(character.charCodeAt(0)));
}

/** What a terminal puts into the cell of the character before: marks, formats, and the middles of Hangul syllables. */
const PILED = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]+/gu;
const BEYOND_LATIN = /[^\u0000-\u02ff]/;

/** More than any script or emoji has; without bound one cell would hold them all, and stop the page. */
const MOST_PILED = 8;

/** Keeps what is piled on one character within bounds, wherever the text is cut. One a stream. */
export class PileBound {
  #height = 0;
  #leftOut = 0;

  /** How many characters were left out so far. */
  get leftOut(): number {
    return this.#leftOut;
  }

  bounded(text: string): string {
    if (text === '') return text;
    const before = this.#height;
    this.#height = 0;
    if (!BEYOND_LATIN.test(text)) return text;
    return text.replace(PILED, (run, at: number) => {
      const characters = Array.from(run);
      const height = (at === 0 ? before : 0) + characters.length;
      if (at + run.length === text.length) this.#height = height;
      const excess = Math.min(characters.length, Math.max(0, height - MOST_PILED));
      this.#leftOut += excess;
      return characters.slice(0, characters.length - excess).join('');
    });
  }
}
