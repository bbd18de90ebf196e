/**
 * The descriptions in an archive, as the engine will read them.
 *
 * Engines are written in Go, whose `encoding/json` takes `repotags` for
 * `RepoTags`, and of two keys alike joins what they say. A text that could be
 * read in two ways is therefore refused, whichever way we would have read it.
 */

/**
 * @throws Error for what is no JSON, and for an object with two keys that an
 *   engine could take for one
 */
export function parseUnambiguously(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // A parser keeps one of two keys alike: there are then more in the text than in the value.
  const written = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon);
  if (written.length !== countKeys(value)) throw new Error('an object has one key twice');
  return value;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countKeys(item), 0);
  const keys = Object.keys(value);
  if (new Set(keys.map(folded)).size !== keys.length)
    throw new Error('an object has two keys that differ in case alone');
  return Object.values(value).reduce<number>((sum, item) => sum + countKeys(item), keys.length);
}

/** As Go compares names of fields: the long s and the sign of the kelvin are letters as well. */
export const folded = (key: string): string => key.toUpperCase().toLowerCase();

/** What an image of ours says of how it is to be run; all else is empty in them. */
const OUR_SETTINGS = new Set([
  'User',
  'Env',
  'Cmd',
  'WorkingDir',
  'Labels',
  'Image',
  'ArgsEscaped',
]);

/**
 * What an image's description asks for beyond what ours do: volumes, which are
 * folders of the engine's machine, ports, a command of the engine's own to run
 * inside.
 *
 * @returns the name of one such setting; null when there is none
 */
export function foreignSetting(description: object): string | null {
  const [key, settings] =
    Object.entries(description).find(([name]) => folded(name) === 'config') ?? [];
  if (key === undefined || isEmpty(settings)) return null;
  if (key !== 'config' || typeof settings !== 'object') return key;
  const foreign = Object.entries(settings as object).find(
    ([name, value]) => !OUR_SETTINGS.has(name) && !isEmpty(value),
  );
  return foreign?.[0] ?? null;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined || value === '' || value === false;
}
