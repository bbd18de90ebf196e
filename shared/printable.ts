/** What others wrote, as one line of which a reader sees everything and a terminal obeys nothing. */
import { codePointNotation } from './code-point.ts';

/** Controls, and whatever ends a line. */
const OBEYED = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Characters that turn the reading direction around, so that text reads other
 * than it is (CVE-2021-42574), or that show nothing, so that two names look
 * alike. Arabic's number signs are format characters too, and are seen.
 */
const UNSEEN = String.raw`[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]`;

/**
 * Where such a character is part of how the one before is drawn: emoji that are
 * put together, a keycap, joiners between letters that join (Persian), and
 * behind the sign that takes the vowel away in the scripts of India.
 */
const DRAWN = [
  String.raw`(?<=\p{Extended_Pictographic})\ufe0f`,
  String.raw`(?<=[\d#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Script=Arabic})[\u200c\u200d](?=\p{Script=Arabic})`,
  String.raw`(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]`,
].join('|');

const DRAWN_OR_UNSEEN = new RegExp(`(${DRAWN})|${UNSEEN}`, 'gu');

export function printable(text: string): string {
  return text
    .replaceAll(OBEYED, ' ')
    .replaceAll(DRAWN_OR_UNSEEN, (character, drawn: string | undefined) =>
      drawn === undefined ? codePointNotation(character.codePointAt(0) ?? 0) : character,
    )
    .trim();
}
