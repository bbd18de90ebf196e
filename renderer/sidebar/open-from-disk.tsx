import { Icon } from '../design/icon.tsx';
import { ariaKeys, OPEN_FILES, shownKeys } from '../design/shortcut.ts';
import { chooseFiles } from '../workspace/disk-files.ts';
import { useTakeFiles } from './use-take-files.ts';

/** Opens programs from the person's own folders. */
export function OpenFromDisk() {
  const take = useTakeFiles();
  return (
    <button
      type="button"
      className="button quiet square"
      aria-label="Open files from disk"
      aria-keyshortcuts={ariaKeys(OPEN_FILES)}
      title={`Open files from disk (${shownKeys(OPEN_FILES)}), or drop them anywhere`}
      onClick={() => void chooseFiles().then(take)}
    >
      <Icon name="folder" size={13} />
    </button>
  );
}
