/** Keys as this system's people know them. */
export const IS_MAC = /mac/i.test(navigator.platform);

export interface Shortcut {
  /** As `KeyboardEvent.key` names it; a letter in lower case. */
  readonly key: string;
  /** Whether the key that carries commands on this system is held: Control, or Command on a Mac. */
  readonly command?: boolean;
  readonly shift?: boolean;
  readonly alt?: boolean;
}

/** Whether exactly these keys are pressed. */
export function isPressed(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const command = IS_MAC ? metaKey : ctrlKey;
  const other = IS_MAC ? ctrlKey : metaKey;
  return (
    isKey(shortcut, event) &&
    command === (shortcut.command ?? false) &&
    shiftKey === (shortcut.shift ?? false) &&
    altKey === (shortcut.alt ?? false) &&
    !other
  );
}

/**
 * With Alt a key may stand for another character: on a Mac Option+N is a dead key, and
 * French keyboards have no digits without Shift. Then it is known by its place.
 */
function isKey({ key, alt }: Shortcut, event: KeyboardEvent): boolean {
  if (alt !== true || key.length > 1 || /^[a-z\d]$/i.test(event.key)) {
    return event.key.toLowerCase() === key.toLowerCase();
  }
  return event.code === (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);
}

const NAMES: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** For people: `Ctrl ↵`, `⌘ ↵`. */
export function shownKeys({ key, command, shift, alt }: Shortcut): string {
  const held = [
    command === true && (IS_MAC ? '⌘' : 'Ctrl'),
    alt === true && (IS_MAC ? '⌥' : 'Alt'),
    shift === true && (IS_MAC ? '⇧' : 'Shift'),
  ];
  const name = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [...held.filter((part) => part !== false), name].join(' ');
}

/** For `aria-keyshortcuts`: `Control+Enter`. */
export function ariaKeys({ key, command, shift, alt }: Shortcut): string {
  const held = [
    command === true && (IS_MAC ? 'Meta' : 'Control'),
    alt === true && 'Alt',
    shift === true && 'Shift',
  ];
  return [...held.filter((part) => part !== false), key].join('+');
}

export const RUN: Shortcut = { key: 'Enter', command: true };
export const STOP: Shortcut = { key: 'Escape' };
/** The output with nothing hidden, and back. */
export const RAW: Shortcut = { key: 'o', alt: true };
export const COMMANDS: Shortcut = { key: 'p', command: true, shift: true };
/** Firefox opens a private window by the other. */
export const COMMANDS_TOO: Shortcut = { key: 'F1' };
export const HELP: Shortcut = { key: 'h', alt: true };
export const NEW_PROGRAM: Shortcut = { key: 'n', shift: true, alt: true };
/** As in the editors that people come from. */
export const FORMAT: Shortcut = { key: 'f', shift: true, alt: true };
/** As terminals on a Mac have it with Command. */
export const CLEAR_OUTPUT: Shortcut = { key: 'k', alt: true };
export const FIND_OUTPUT: Shortcut = { key: 's', alt: true };
export const COPY_OUTPUT: Shortcut = { key: 'c', shift: true, alt: true };
export const SAVE_OUTPUT: Shortcut = { key: 's', shift: true, alt: true };
export const OPEN_FILES: Shortcut = { key: 'o', command: true };
/** As terminals have it with Control, which is for where the input has the focus. */
export const END_INPUT: Shortcut = { key: 'd', alt: true };
