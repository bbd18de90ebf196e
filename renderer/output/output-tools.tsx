import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  ariaKeys,
  CLEAR_OUTPUT,
  COPY_OUTPUT,
  FIND_OUTPUT,
  RAW,
  SAVE_OUTPUT,
  type Shortcut,
  shownKeys,
} from '../design/shortcut.ts';
import { Icon } from '../design/icon.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { focusPane } from '../desk/panes.ts';
import { useOutputActions } from './use-output-actions.ts';
import { useOutputView } from './use-output-view.ts';

/** What can be done with the output that stands there. */
export function OutputTools() {
  const { state, output } = useDesk();
  const { isRaw, finding } = useOutputView();
  const { copy, save } = useOutputActions();
  const isEmpty = state.run === null;

  return (
    <div className="output-tools">
      {finding > 0 && !isRaw ? (
        <FindField asked={finding} />
      ) : (
        <Tool
          icon="search"
          label="Find in the output"
          shortcut={FIND_OUTPUT}
          isOff={isEmpty}
          onUse={() => output.find()}
        />
      )}
      <Tool
        icon="copy"
        label="Copy the output"
        shortcut={COPY_OUTPUT}
        isOff={isEmpty}
        onUse={() => void copy()}
      />
      <Tool
        icon="save"
        label="Save the output to disk"
        shortcut={SAVE_OUTPUT}
        isOff={isEmpty}
        onUse={save}
      />
      <Tool
        icon="clear"
        label="Clear the output"
        shortcut={CLEAR_OUTPUT}
        isOff={isEmpty}
        onUse={() => output.clear()}
      />
      <button
        type="button"
        className="button quiet raw-toggle"
        aria-pressed={isRaw}
        aria-keyshortcuts={ariaKeys(RAW)}
        title={`Every byte that was printed (${shownKeys(RAW)})`}
        disabled={isEmpty}
        onClick={() => output.showRaw(!isRaw)}
      >
        Raw
      </button>
    </div>
  );
}

interface ToolProps {
  readonly icon: 'search' | 'copy' | 'save' | 'clear';
  readonly label: string;
  readonly shortcut: Shortcut;
  readonly isOff: boolean;
  readonly onUse: () => void;
}

function Tool({ icon, label, shortcut, isOff, onUse }: ToolProps) {
  return (
    <button
      type="button"
      className="button quiet square"
      aria-label={label}
      aria-keyshortcuts={ariaKeys(shortcut)}
      title={`${label} (${shownKeys(shortcut)})`}
      disabled={isOff}
      onClick={onUse}
    >
      <Icon name={icon} size={13} />
    </button>
  );
}

function FindField({ asked }: { asked: number }) {
  const { output } = useDesk();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // Asked for again, it takes the focus again, and what stands there can be typed over.
  useEffect(() => {
    if (asked === 0) return;
    field.current?.focus();
    field.current?.select();
  }, [asked]);
  const [isMissing, setMissing] = useState(false);

  const find = (text: string, direction: 'next' | 'previous') => {
    if (text === '') output.screen?.endFind();
    setMissing(text !== '' && output.screen?.find(text, direction) === false);
  };
  const close = () => {
    output.endFind();
    focusPane('output');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find(words, event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="find">
      <input
        ref={field}
        className="input"
        aria-label="Find in the output"
        aria-invalid={isMissing}
        placeholder="Find"
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          find(event.target.value, 'next');
        }}
        onKeyDown={onKeyDown}
      />
      <output className="only-read-aloud">{isMissing ? 'Not found' : ''}</output>
      <button
        type="button"
        className="button quiet square"
        aria-label="End the search"
        onClick={close}
      >
        <Icon name="cross" size={11} />
      </button>
    </span>
  );
}
