import './file-tabs.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { FileMenu } from './file-menu.tsx';
import { freeName } from './free-name.ts';
import { NameField } from './name-field.tsx';
import type { SnippetView } from './open-snippet.ts';

/** The files of the shown snippet; the first is the program's entry. */
export function FileTabs({ snippet }: { snippet: SnippetView }) {
  const { workspace } = useDesk();
  const tabs = useRef<HTMLUListElement>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [isAdding, setAdding] = useState(false);
  const names = snippet.files.map(({ name }) => name);
  // An object, so that the same tab can be asked for again.
  const [focused, setFocused] = useState<{ readonly name: string | null }>({ name: null });

  // What had the focus, a field or a tab, is gone after a change: it goes to the tab, once that is there.
  const tabNames = names.join('/');
  useEffect(() => {
    const { name } = focused;
    if (name === null || !tabNames.split('/').includes(name)) return;
    if (document.activeElement !== document.body) return;
    tabOf(tabs.current, name)?.focus();
  }, [tabs, focused, tabNames]);

  const onKeyDown = (event: KeyboardEvent, name: string) => {
    if (event.key === 'F2') setRenaming(name);
    else if (event.key === 'Delete') void remove(name);
    else return;
    event.preventDefault();
  };
  const rename = async (name: string, to: string) => {
    setRenaming(null);
    setFocused({ name: to });
    if (to === name || (await workspace.shown?.rename(name, to))) return;
    setFocused({ name });
  };
  const remove = async (name: string) => {
    await workspace.removeFile(name);
    setFocused({ name: workspace.shown?.view.active ?? null });
  };
  const addFile = async (name: string) => {
    setAdding(false);
    setFocused({ name });
    await workspace.shown?.add({ name, text: '' });
  };

  return (
    <nav className="tabs" aria-label="Files">
      <ul ref={tabs}>
        {names.map((name, at) => (
          <li key={name} className={name === snippet.active ? 'tab active' : 'tab'}>
            {name === renaming ? (
              <NameField
                label={`New name of ${name}`}
                name={name}
                onDone={(to) => void rename(name, to)}
                onCancel={() => {
                  setRenaming(null);
                  setFocused({ name });
                }}
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
                onRemove={() => void remove(name)}
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
              onCancel={() => {
                setAdding(false);
                setFocused({ name: snippet.active });
              }}
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

function tabOf(list: HTMLUListElement | null, name: string): HTMLElement | undefined {
  const tabs = list?.querySelectorAll<HTMLElement>('.tab-name') ?? [];
  return [...tabs].find((tab) => tab.textContent === name);
}
