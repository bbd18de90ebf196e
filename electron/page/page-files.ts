/**
 * The built page, read once into memory.
 *
 * Both doors answer from this map and never join a path with what a request
 * says, so that no spelling of a path leads out of the folder.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FORMATTER_HEADERS, SECURITY_HEADERS } from './security-headers.ts';

/** One file of the page, ready to be sent. */
export interface PageFile {
  readonly body: Buffer<ArrayBuffer>;
  /** All that it is sent under, the security headers among them. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Path of a URL, exactly as it is asked for (`/`, `/assets/index-Bq3xV0aR.js`) → file. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const DOCUMENT = 'index.html';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff: 'font/woff',
  woff2: 'font/woff2',
};

/** The bundler names its files by their content: `assets/NAME-HASH.ending`. */
const HASHED = /^\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** The script of the formatters' worker (`renderer/formatting/formatter.worker.ts`): it alone has a policy of its own. */
const FORMATTER = /^\/assets\/formatter\.worker-[\w-]{8,}\.js$/;

/**
 * @param folder the built page, holding `index.html`, which becomes `/`
 * @throws Error when the folder or its `index.html` cannot be read
 */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  await addFolder(files, folder, '');
  if (!files.has('/')) throw new Error(`The built page has no ${DOCUMENT}`);
  return files;
}

/**
 * Left out are symbolic links and special files, and whatever begins with a dot:
 * the bundler's own notes.
 */
async function addFolder(files: Map<string, PageFile>, folder: string, prefix: string) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const urlPath = `${prefix}/${encodeURIComponent(entry.name)}`;
    if (entry.isDirectory()) await addFolder(files, path, urlPath);
    else if (entry.isFile()) addFile(files, urlPath, await readFile(path));
  }
}

function addFile(files: Map<string, PageFile>, urlPath: string, body: Buffer<ArrayBuffer>) {
  const ending = urlPath.slice(urlPath.lastIndexOf('.') + 1).toLowerCase();
  files.set(urlPath === `/${DOCUMENT}` ? '/' : urlPath, {
    body,
    headers: {
      ...(FORMATTER.test(urlPath) ? FORMATTER_HEADERS : SECURITY_HEADERS),
      'Content-Type': CONTENT_TYPES[ending] ?? 'application/octet-stream',
      'Cache-Control': HASHED.test(urlPath) ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  });
}
