/** One preset of the person's own as it stands in its file. */
import { z } from 'zod';
import { checkOwnPresetLevels } from '../../../shared/layers/own-preset-levels.ts';
import { titleError, type OwnPreset } from '../../../shared/own-preset.ts';

const RECORD_VERSION = 1;

const Record = z.strictObject({
  version: z.literal(RECORD_VERSION),
  title: z.string(),
  levels: z.record(z.string(), z.string()),
});

export type ReadPreset =
  | { readonly state: 'read'; readonly preset: OwnPreset }
  /** Made by a Glovebox that knows more than this one: not to be touched. */
  | { readonly state: 'newer' }
  | { readonly state: 'damaged' };

/** Reads a file's text; never throws. A level that does not exist makes no preset: nothing is guessed. */
export function parsePreset(id: string, text: string): ReadPreset {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { state: 'damaged' };
  }
  const version = z.object({ version: z.number().int() }).safeParse(value);
  if (version.success && version.data.version > RECORD_VERSION) return { state: 'newer' };
  const parsed = Record.safeParse(value);
  if (!parsed.success || titleError(parsed.data.title, []) !== null) return { state: 'damaged' };
  try {
    const { title, levels } = parsed.data;
    return { state: 'read', preset: { id, title, levels: checkOwnPresetLevels(levels) } };
  } catch {
    // Whole, and of layers or levels that this Glovebox does not have.
    return { state: 'newer' };
  }
}

export const presetText = ({ title, levels }: OwnPreset): string =>
  `${JSON.stringify({ version: RECORD_VERSION, title, levels }, null, 2)}\n`;
