/** Keys as this system's people know them. */
const IS_MAC = /mac/i.test(navigator.platform);

export const RUN_KEYS = IS_MAC ? '⌘ ↵' : 'Ctrl ↵';
export const RUN_KEYS_ARIA = IS_MAC ? 'Meta+Enter' : 'Control+Enter';

/** Whether the key that carries commands on this system is held, and no other. */
export function hasCommandKey(event: KeyboardEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  return (IS_MAC ? metaKey && !ctrlKey : ctrlKey && !metaKey) && !altKey && !shiftKey;
}
