/** What of a snippet's files is shown after another window has changed which there are. */
interface Shown {
  readonly hasUnsavedText: boolean;
}

/**
 * The files on disk, and those that are gone and have unsaved text here.
 *
 * @param keepsOrder whether those that were shown before stay in their order
 */
export function mergedFiles<File extends Shown>(
  onDisk: readonly File[],
  shown: readonly File[],
  keepsOrder: boolean,
): { readonly files: readonly File[]; readonly gone: readonly File[] } {
  const gone = shown.filter((file) => !onDisk.includes(file) && file.hasUnsavedText);
  const all = [...onDisk, ...gone];
  if (!keepsOrder) return { files: all, gone };
  const stay = shown.filter((file) => all.includes(file));
  return { files: [...stay, ...all.filter((file) => !stay.includes(file))], gone };
}
