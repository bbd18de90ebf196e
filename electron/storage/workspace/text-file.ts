/** Plain text files of a person, read and written whole. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFileName } from '../../../shared/file-name.ts';
import { GloveboxError } from '../../../shared/outcome.ts';
import { writeAtomically } from '../atomic-file.ts';

/** Larger than any program; what is pasted by mistake must still be kept. */
export const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

/** Stands for exactly this text; two texts never share one. */
export const revisionOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('base64url');

/**
 * @param folder where the file stands
 * @throws GloveboxError `not-found`, or `bad-input` for a file that is no text
 */
export async function readText(folder: string, name: string): Promise<string> {
  checkFileName(name);
  try {
    const bytes = await readFile(path.join(folder, name));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new GloveboxError('not-found', `There is no file “${name}” in the workspace.`);
    }
    if (error instanceof TypeError) {
      throw new GloveboxError('bad-input', `“${name}” is not UTF-8 text; it is left as it is.`);
    }
    throw error;
  }
}

/** @throws GloveboxError `bad-input` for what could not be read back as it was */
export function checkText({ name, text }: { name: string; text: string }): void {
  checkFileName(name);
  if (!text.isWellFormed()) {
    throw new GloveboxError(
      'bad-input',
      `“${name}” has half a surrogate pair and cannot be saved as text; remove the broken character.`,
    );
  }
  if (Buffer.byteLength(text) > LARGEST_FILE_BYTES) {
    throw new GloveboxError('bad-input', `“${name}” is larger than 8 MiB and cannot be saved.`);
  }
}

/** Resolves when the text is safely on the disk. @throws GloveboxError `bad-input`, `disk-full` */
export async function writeText(folder: string, name: string, text: string): Promise<void> {
  checkText({ name, text });
  try {
    await writeAtomically(path.join(folder, name), text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error;
    throw new GloveboxError('disk-full', `The disk is full: “${name}” could not be saved.`, {
      cause: error,
    });
  }
}
