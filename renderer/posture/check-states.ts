/** How a check's state is named and marked: in a word, a shape and a colour. */
import type { CheckState } from '../../shared/posture.ts';
import type { IconName } from '../design/icon.tsx';

export const CHECK_WORDS: Readonly<
  Record<CheckState, { readonly word: string; readonly icon: IconName }>
> = {
  fail: { word: 'mend this', icon: 'cross' },
  warn: { word: 'could be better', icon: 'warning' },
  unknown: { word: 'not known', icon: 'question' },
  pass: { word: 'good', icon: 'check' },
};
