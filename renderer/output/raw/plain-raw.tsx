import { useOutputView } from '../use-output-view.ts';
import { rawText } from './raw-text.ts';
import type { RawViewProps } from './raw-view.tsx';

/** A text field holds this without a stall. */
const MOST_BYTES = 64 * 1024;

/** In place of the raw view, should the editor not come: less of it, and no colours. */
export function PlainRaw({ output }: RawViewProps) {
  // Anew with what is printed.
  useOutputView();
  const { text } = rawText(output.kept, MOST_BYTES);
  return (
    <div className="raw-view">
      <textarea className="raw-plain" aria-label="Raw output" readOnly value={text} />
    </div>
  );
}
