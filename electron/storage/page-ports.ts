/**
 * The ports at which a browser has had the page. A browser keeps what the page
 * remembers (the theme, text that was not saved yet) by origin, and the port is
 * part of that: https://developer.mozilla.org/docs/Glossary/Origin
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { GloveboxError } from '../../shared/outcome.ts';
import { writeAtomically } from './atomic-file.ts';
import type { DataFolder } from './data-folder.ts';

/** As many as a person has windows open at once. */
const MOST_PORTS = 4;

/**
 * Opens at the first port that the page had before and that is free now, so that
 * the first of several instances has always the same; else at a free one, which is noted.
 *
 * @param open opens at a port, 0 for a free one; throws GloveboxError `conflict` for one that is taken
 * @throws whatever else `open` throws
 */
export async function openAtKeptPort<Door extends { readonly port: number }>(
  folder: DataFolder,
  open: (port: number) => Promise<Door>,
): Promise<Door> {
  const file = path.join(folder.root, 'page-ports.json');
  const ports = await readPorts(file);
  for (const port of ports) {
    try {
      return await open(port);
    } catch (error) {
      if (!(error instanceof GloveboxError) || error.code !== 'conflict') throw error;
    }
  }
  const door = await open(0);
  await writeAtomically(file, JSON.stringify([...ports.slice(0, MOST_PORTS - 1), door.port]));
  return door;
}

/** @returns none where nothing was noted or the note is damaged: that costs a theme, not a start */
async function readPorts(file: string): Promise<number[]> {
  try {
    const noted: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(noted) ? noted.filter(isFreePort).slice(0, MOST_PORTS) : [];
  } catch {
    return [];
  }
}

/** One that a system gives to whoever asks for any. */
const isFreePort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1_024 && Number(value) <= 65_535;
