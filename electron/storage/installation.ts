/** Who we are on an engine that others use as well. */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GloveboxError } from '../../shared/outcome.ts';
import type { DataFolder } from './data-folder.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * This installation's id, made at its first start.
 *
 * @throws GloveboxError `internal` when the file is damaged: inventing a new id
 *   would leave what the old one owns for ever
 */
export function installationId(folder: DataFolder): string {
  const file = path.join(folder.root, 'installation');
  return readId(file) ?? createId(file);
}

function readId(file: string): string | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  if (ID.test(text)) return text;
  throw new GloveboxError('internal', `The file ${file} is damaged; remove it to begin anew.`);
}

/** Two first starts at once must agree: whoever links the file first has named us. */
function createId(file: string): string {
  const pending = `${file}.${randomUUID()}`;
  writeFileSync(pending, `${randomUUID()}\n`, { mode: 0o600 });
  try {
    linkSync(pending, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(pending, { force: true });
  }
  return readId(file) ?? createId(file);
}
