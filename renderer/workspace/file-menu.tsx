import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { saveToDisk } from './disk-files.ts';

interface FileMenuProps {
  readonly name: string;
  readonly isEntry: boolean;
  readonly isOnly: boolean;
  readonly onRename: () => void;
  readonly onRemove: () => void;
}

/** What can be done with the file that is in front. */
export function FileMenu({ name, isEntry, isOnly, onRename, onRemove }: FileMenuProps) {
  const { workspace } = useDesk();
  const act = (action: string | number) => {
    const snippet = workspace.shown;
    const file = snippet?.file(name);
    if (snippet === null || file === undefined) return;
    if (action === 'rename') onRename();
    else if (action === 'first') void snippet.putFirst(name);
    else if (action === 'save') saveToDisk(name, file.text);
    else if (action === 'remove') onRemove();
  };
  return (
    <MenuTrigger>
      <Button className="button quiet square" aria-label={`Actions for ${name}`}>
        <Icon name="more" size={13} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Menu className="menu" onAction={act} disabledKeys={disabled(isEntry, isOnly)}>
          <MenuItem id="rename">
            Rename… <kbd>F2</kbd>
          </MenuItem>
          <MenuItem id="first">Start the program here</MenuItem>
          <MenuItem id="save">Save a copy to disk…</MenuItem>
          <MenuItem id="remove">
            Remove <kbd>Del</kbd>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const disabled = (isEntry: boolean, isOnly: boolean): string[] => [
  ...(isEntry ? ['first'] : []),
  ...(isOnly ? ['remove'] : []),
];
