/** The languages: every folder under images/ that has a manifest. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '../../shared/languages/language.ts';
import { LAYERS } from '../../shared/layers/index.ts';
import { GloveboxError } from '../../shared/outcome.ts';

const command = z.array(z.string().min(1)).min(1);
/** A file of /box, written as commands name it. */
const ownFile = z.string().regex(/^\.\/[\w.-]+$/);
const sizedLayers = LAYERS.filter((layer) => layer.kind === 'sized');

/** A size that the layer's own control could be set to, were its ceiling high enough. */
function isOnStep(id: string, size: number): boolean {
  const step = sizedLayers.find((layer) => layer.id === id)?.step ?? 1;
  return Math.abs(size / step - Math.round(size / step)) < 1e-6;
}

const hold = z
  .discriminatedUnion('at', [
    z.strictObject({
      at: z.literal('touch'),
      file: z.union([z.literal('{entry}'), ownFile]),
    }),
    z.strictObject({ at: z.literal('time') }),
    z.strictObject({ at: z.literal('itself') }),
  ])
  .nullable();

const Manifest = z.strictObject({
  id: z.string().regex(/^[a-z]{1,20}$/),
  name: z.string(),
  toolchain: z.string(),
  remark: z.string().nullable(),
  endings: z.array(z.string().regex(/^\.[a-z+]+$/)).min(1),
  untitled: z.string(),
  editorId: z.string(),
  compile: command.nullable(),
  run: command,
  hold: z.strictObject({ compile: hold, run: hold }),
  executableScratch: z.boolean(),
  raisedDefaults: z
    .partialRecord(
      z.enum(sizedLayers.map(({ id }) => id) as [string, ...string[]]),
      z.number().positive(),
    )
    .refine(
      (raises) => Object.entries(raises).every(([id, size = 0]) => isOnStep(id, size)),
      'A raised default is no size of its layer',
    ),
  /** Name of the sample's file, beside the manifest. */
  sample: z.string().regex(/^sample\.[a-z]+$/),
});

/** In the order in which people know them, as the design lists them. */
const ORDER = 'python javascript typescript bash c cpp java csharp go rust ruby php perl lua'.split(
  ' ',
);

/**
 * Reads every manifest.
 *
 * @param folder the folder `images`
 * @throws GloveboxError `internal` naming the manifest that is not understood
 */
export function readCatalogue(folder: string): readonly Language[] {
  const ids = readdirSync(folder).filter((id) =>
    existsSync(path.join(folder, id, 'manifest.json')),
  );
  const rank = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return ids
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((id) => readManifest(folder, id));
}

function readManifest(folder: string, id: string): Language {
  const read = (name: string): string => readFileSync(path.join(folder, id, name), 'utf8');
  try {
    const { sample, raisedDefaults, ...rest } = Manifest.parse(JSON.parse(read('manifest.json')));
    if (rest.id !== id) throw new Error('its id is not its folder’s name');
    if (rest.compile === null && rest.hold.compile !== null)
      throw new Error('it holds a compiler that it does not have');
    return {
      ...rest,
      raisedDefaults: raisedDefaults as Record<string, number>,
      sample: read(sample),
    };
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new GloveboxError(
      'internal',
      `The manifest of the language “${id}” is not understood: ${why}`,
      { cause: error },
    );
  }
}

/** @throws GloveboxError `bad-input` listing the languages that exist */
export function languageById(languages: readonly Language[], id: string): Language {
  const language = languages.find((candidate) => candidate.id === id);
  if (language !== undefined) return language;
  throw new GloveboxError(
    'bad-input',
    `There is no language “${id}”. Languages: ${languages.map((candidate) => candidate.id).join(', ')}.`,
  );
}
