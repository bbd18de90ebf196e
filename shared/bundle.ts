/** Images that are carried from one machine to another. */

/** What came of a bundle of images. */
export interface ImportedBundle {
  /** Languages that are there now. */
  readonly languages: readonly string[];
  /** How many images in it were made for another version of Glovebox. */
  readonly others: number;
}

/** The largest piece of a bundle in one call; a text of it is well below what the doors take. */
export const IMPORT_PIECE_BYTES = 1024 * 1024;
