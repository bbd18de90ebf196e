/** Whether files have changed since something was made from them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All files below some folders, and single files, in a stable order.
 *
 * @param {readonly string[]} paths absolute
 * @returns {string[]}
 */
export function filesUnder(paths) {
  return paths.flatMap((path) => {
    const entry = statSync(path, { throwIfNoEntry: false });
    if (entry === undefined) return [];
    if (!entry.isDirectory()) return [path];
    const names = readdirSync(path).toSorted();
    return filesUnder(names.map((name) => join(path, name)));
  });
}

/**
 * Changes whenever a file may have: from names, sizes and times of change.
 *
 * @param {readonly string[]} files
 */
export function quickFingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

/**
 * Changes only when a file's name or content does.
 *
 * @param {readonly string[]} files
 */
export function contentFingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
