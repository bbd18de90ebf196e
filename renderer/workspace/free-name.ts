import { sameName } from '../../shared/file-name.ts';

/**
 * A name beside an entry that no file has yet: `helper.py`, `helper2.py` beside `main.py`.
 *
 * @param entry the entry file's name, whose ending the new one gets
 */
export function freeName(entry: string, taken: readonly string[]): string {
  const ending = /\.[^.]+$/.exec(entry)?.[0] ?? '';
  for (let count = 1; ; count++) {
    const name = `helper${count === 1 ? '' : count}${ending}`;
    if (!taken.some((other) => sameName(other, name))) return name;
  }
}
