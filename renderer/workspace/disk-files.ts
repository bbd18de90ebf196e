/** Between the workspace and the person's own folders, by the browser's own means. */
import type { SourceFile } from '../../shared/run-request.ts';

/** Larger ones are no programs; the workspace refuses them too. */
const LARGEST_BYTES = 8 * 1024 * 1024;

/** Offers a text as a download of this name. */
export function saveToDisk(name: string, text: string): void {
  download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
}

/** Offers bytes as a download of this name, which no program opens by itself. */
export function saveBytesToDisk(name: string, parts: readonly Uint8Array<ArrayBuffer>[]): void {
  download(name, new Blob([...parts], { type: 'application/octet-stream' }));
}

function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Has the person choose files of their own. @returns those that were chosen, none where they gave up */
export async function chooseFiles(): Promise<readonly File[]> {
  const chooser = document.createElement('input');
  chooser.type = 'file';
  chooser.multiple = true;
  return new Promise((resolve) => {
    chooser.addEventListener('change', () => resolve([...(chooser.files ?? [])]));
    chooser.addEventListener('cancel', () => resolve([]));
    chooser.click();
  });
}

/** Files that were read, and a sentence for each that cannot be a program. */
export interface ReadFiles {
  readonly files: readonly SourceFile[];
  readonly problems: readonly string[];
}

/** Reads files that a person has chosen or dropped. */
export async function readFromDisk(chosen: Iterable<File>): Promise<ReadFiles> {
  const files: SourceFile[] = [];
  const problems: string[] = [];
  for (const file of chosen) {
    const read = await readOne(file);
    if (typeof read === 'string') problems.push(read);
    else files.push(read);
  }
  return { files, problems };
}

async function readOne(file: File): Promise<SourceFile | string> {
  const { name } = file;
  if (file.size > LARGEST_BYTES) return `${name} is larger than 8 MiB.`;
  try {
    const bytes = await file.arrayBuffer();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? `${name} has NUL bytes; it is not a text.` : { name, text };
  } catch (error) {
    if (error instanceof TypeError) return `${name} is not UTF-8 text.`;
    return `${name} could not be read; is it a folder?`;
  }
}
