import { Button } from 'react-aria-components/Button';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Icon } from '../design/icon.tsx';
import { useTakeFiles } from './use-take-files.ts';

/** Opens programs from the person's own folders. */
export function OpenFromDisk() {
  const take = useTakeFiles();
  return (
    <FileTrigger allowsMultiple onSelect={(files) => files !== null && void take(files)}>
      <Button className="button quiet square" aria-label="Open files from disk">
        <Icon name="folder" size={13} />
      </Button>
    </FileTrigger>
  );
}
