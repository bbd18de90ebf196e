import { useDesk } from '../desk/desk-context.ts';
import { formatBytes } from '../run/figures.ts';
import { saveBytesToDisk, saveToDisk } from '../workspace/disk-files.ts';
import { plainText, printedBytes } from './plain-text.ts';
import { KEPT_LINES } from './screen-size.ts';

export interface OutputActions {
  /** What is shown, to the clipboard. */
  readonly copy: () => Promise<void>;
  /** What is shown, and what has scrolled out of it as far as it is kept, to a file. */
  readonly save: () => void;
  /** The very bytes, to a file. */
  readonly saveBytes: () => void;
}

/** What of the output can be taken away, with a word where that is not all of it. */
export function useOutputActions(): OutputActions {
  const { dispatch, output } = useDesk();
  const say = (sentence: string, isNews = false) =>
    dispatch({ type: 'noticed', notice: { about: 'output', sentence, isNews } });
  const isLong = () => output.screen?.isFull === true;
  const sayWhatIsMissing = (omittedBytes: number) => {
    if (omittedBytes === 0) return;
    say(
      `The file has the beginning and the end of what was printed; ${formatBytes(omittedBytes)} between are not kept.`,
    );
  };

  return {
    async copy() {
      const { raw, screen } = output;
      try {
        await navigator.clipboard.writeText(raw?.text ?? screen?.text ?? '');
      } catch {
        say('The browser did not let the output be copied; select it and copy it by key.');
        return;
      }
      if (raw !== null || !isLong()) return say('The output has been copied.', true);
      say(
        `The last ${KEPT_LINES.toLocaleString('en')} lines were copied. What stood before is in the file that “Save the output” makes.`,
      );
    },
    save() {
      const { raw, screen, kept } = output;
      if (raw !== null) return saveToDisk('output-raw.txt', raw.text);
      if (!isLong()) return saveToDisk('output.txt', screen?.text ?? plainText(kept));
      saveToDisk('output.txt', plainText(kept));
      return sayWhatIsMissing(kept.omittedBytes);
    },
    saveBytes() {
      const { kept } = output;
      saveBytesToDisk('output.bin', printedBytes(kept));
      sayWhatIsMissing(kept.omittedBytes);
    },
  };
}
