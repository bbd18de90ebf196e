/** Whether a title holds every word that was typed, in any order. */
export function hasWords(title: string, typed: string): boolean {
  const lower = title.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
