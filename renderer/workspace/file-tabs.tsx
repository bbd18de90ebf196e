import './file-tabs.css';
import { type KeyboardEvent, useState } from 'react';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { FileMenu } from './file-menu.tsx';
import { freeName } from './free-name.ts';
import { NameField } from './name-field.tsx';
import type { SnippetView } from './open-snippet.ts';

/** The files of the shown snippet; the first is the program's entry. */
export function FileTabs({ snippet }: { snippet: SnippetView }) {
  const { workspace } = useDesk();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const names = snippet.files.map(({ name }) => name);

  const onKeyDown = (event: KeyboardEvent, name: string) => {
    if (event.key === 'F2') setRenaming(name);
    else if (event.key === 'Delete') void workspace.removeFile(name);
    else return;
    event.preventDefault();
  };
  const rename = async (name: string, to: string) => {
    setRenaming(null);
    if (to !== name) await workspace.shown?.rename(name, to);
  };
  const addFile = async (name: string) => {
    setAdding(false);
    await workspace.shown?.add({ name, text: '' });
  };

  return (
    <nav className="tabs" aria-label="Files">
      <ul>
        {names.map((name, at) => (
          <li key={name} className={name === snippet.active ? 'tab active' : 'tab'}>
            {name === renaming ? (
              <NameField
                label={`New name of ${name}`}
                name={name}
                onDone={(to) => void rename(name, to)}
                onCancel={() => setRenaming(null)}
              />
            ) : (
              <button
                type="button"
                className="tab-name"
                aria-current={name === snippet.active}
                title={at === 0 ? `${name}: the program starts here` : name}
                onClick={() => workspace.shown?.show(name)}
                onDoubleClick={() => setRenaming(name)}
                onKeyDown={(event) => onKeyDown(event, name)}
              >
                {name}
              </button>
            )}
            {name === snippet.active && (
              <FileMenu
                name={name}
                isEntry={at === 0}
                isOnly={names.length === 1}
                onRename={() => setRenaming(name)}
              />
            )}
          </li>
        ))}
        {isAdding && (
          <li className="tab">
            <NameField
              label="Name of the new file"
              name={freeName(names[0] ?? '', names)}
              onDone={(name) => void addFile(name)}
              onCancel={() => setAdding(false)}
            />
          </li>
        )}
      </ul>
      <button
        type="button"
        className="button quiet square"
        aria-label="Add a file"
        title="Add a file"
        onClick={() => setAdding(true)}
      >
        <Icon name="plus" size={13} />
      </button>
    </nav>
  );
}
