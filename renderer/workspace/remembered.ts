/** Small choices that outlive the window: which language was last, how the output is shown. */
const PREFIX = 'glovebox.';

/** @returns null when nothing was remembered */
export function remembered(key: string): string | null {
  return localStorage.getItem(PREFIX + key);
}

/** A choice that the browser does not keep is made again next time. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + key, value);
  } catch {
    // Storage is full or closed to us, and a choice is not worth a message.
  }
}
