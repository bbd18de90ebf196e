/** `glovebox images`: which images there are, making them, and carrying them to another machine. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Language } from '../../shared/languages/language.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import { Core } from '../core.ts';
import { loadBundle } from '../images/bundle-file.ts';
import { languageById } from '../images/catalogue.ts';
import type { ConnectedEngine } from '../sandbox/connected-engine.ts';
import { parseCommand, usage } from './arguments.ts';
import { ProgressLine, writeTo } from './streams.ts';

export async function imagesCommand(words: readonly string[]): Promise<number> {
  const { positionals } = parseCommand(words, {});
  const [action, ...rest] = positionals;
  const act = Object.hasOwn(ACTIONS, action ?? '') ? ACTIONS[action ?? ''] : undefined;
  if (act === undefined) throw usage('images takes list, build, export FILE or import FILE');
  const core = new Core();
  try {
    await act(await core.connect(), core.languages, rest);
    return 0;
  } finally {
    await core.close();
  }
}

type Action = (
  connected: ConnectedEngine,
  languages: readonly Language[],
  words: readonly string[],
) => Promise<void>;

const ACTIONS: Readonly<Record<string, Action>> = {
  list,
  build,
  export: exportBundle,
  import: importBundle,
};

async function list(connected: ConnectedEngine, languages: readonly Language[]): Promise<void> {
  const there = await connected.images.list();
  for (const language of languages) {
    const name = connected.images.nameOf(language);
    const image = there.find(({ reference }) => reference === name);
    const state = image === undefined ? 'not built' : `${Math.round(image.bytes / 1e6)} MB`;
    await writeTo(process.stdout, `${language.id.padEnd(12)} ${state.padEnd(10)} ${name}\n`);
  }
}

async function build(
  { images }: ConnectedEngine,
  languages: readonly Language[],
  ids: readonly string[],
): Promise<void> {
  const wanted = ids.length === 0 ? languages : ids.map((id) => languageById(languages, id));
  const cancel = new AbortController();
  const stop = (): void => cancel.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const progress = new ProgressLine();
  try {
    for (const [at, language] of wanted.entries()) {
      const began = performance.now();
      const wasThere = (await images.inspect(language)) !== null;
      await images.ensure(language, {
        signal: cancel.signal,
        progress: ({ step }) => progress.show(`(${at + 1}/${wanted.length}) ${step}`),
        line: () => {},
      });
      progress.clear();
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const how = wasThere ? 'is there' : `built in ${seconds} s`;
      await writeTo(process.stdout, `${language.id} ${how}\n`);
    }
  } finally {
    progress.clear();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

async function exportBundle(
  { engine, images }: ConnectedEngine,
  languages: readonly Language[],
  [file, ...ids]: readonly string[],
): Promise<void> {
  if (file === undefined) throw usage('images export takes the FILE to write');
  const wanted = ids.length === 0 ? languages : ids.map((id) => languageById(languages, id));
  const names: string[] = [];
  for (const language of wanted) {
    const isThere = (await images.inspect(language)) !== null;
    if (isThere) names.push(images.nameOf(language));
    else if (ids.length > 0) throw missing(language);
  }
  if (names.length === 0)
    throw new GloveboxError('image-missing', 'There is no image to export yet; build one first.');
  const pending = `${file}.part`;
  try {
    await pipeline(await engine.saveImages(names), createWriteStream(pending, { flags: 'wx' }));
    await rename(pending, file);
  } catch (error) {
    await rm(pending, { force: true });
    throw error;
  }
  await writeTo(process.stdout, `${names.length} images written to ${file}\n`);
}

async function importBundle(
  { engine, images }: ConnectedEngine,
  languages: readonly Language[],
  [file]: readonly string[],
): Promise<void> {
  if (file === undefined) throw usage('images import takes the FILE to read');
  const names = await loadBundle(file, (archive) => engine.loadImages(archive)).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw usage(`${JSON.stringify(file)} cannot be read (${(error as Error).message})`);
    },
  );
  const current = new Set(languages.map((language) => images.nameOf(language)));
  for (const name of names) {
    const use = current.has(name)
      ? 'imported'
      : 'imported, but made for another version of Glovebox';
    await writeTo(process.stdout, `${name} ${use}\n`);
  }
}

function missing(language: Language): GloveboxError {
  return new GloveboxError(
    'image-missing',
    `The image for ${language.name} is not there; “glovebox images build ${language.id}” makes it.`,
  );
}
