import { useMemo } from 'react';
import { LARGEST_SOURCE_BYTES } from '../../shared/program-limits.ts';
import type { OpenFile } from './saved-file.ts';

/** No character takes more of them. */
const MOST_BYTES_OF_A_UNIT = 3;

/** What a text is too large for, before a run says so. */
export function SizeNotice({ file: { name, shown } }: { file: OpenFile }) {
  const isTooLarge = useMemo(() => isLargerThan(shown, LARGEST_SOURCE_BYTES), [shown]);
  if (!isTooLarge) return null;
  return (
    <output className="remark">
      {name} is larger than 1 MiB, which is the most that a run takes of one file. It is kept all
      the same; what is data could come through standard input.
    </output>
  );
}

/** Whether a text is larger in UTF-8; it is counted only where its length does not tell. */
function isLargerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * MOST_BYTES_OF_A_UNIT <= bytes) return false;
  return new TextEncoder().encode(text).length > bytes;
}
