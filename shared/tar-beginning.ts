/** How an archive of images begins: told before gigabytes of something else are sent. Pure. */

/** Where the first header of a tar archive says what it is (POSIX pax, “ustar Interchange Format”). */
const MAGIC_AT = 257;
const MAGIC = 'ustar';

/**
 * @param beginning the first bytes of a file; fewer than a header's 512 can be no archive
 * @returns what is wrong with it, to go on after “This is no bundle …:”; null where nothing is
 */
export function whyNoArchive(beginning: Uint8Array): string | null {
  if (beginning[0] === 0x1f && beginning[1] === 0x8b) {
    return 'it is packed with gzip; unpack it first (“gunzip FILE”)';
  }
  const magic = String.fromCodePoint(...beginning.subarray(MAGIC_AT, MAGIC_AT + MAGIC.length));
  return magic === MAGIC ? null : 'it is no tar archive';
}

/** @param why what is wrong with it */
export const noBundle = (why: string): string =>
  `This is no bundle of Glovebox’s images: ${why}. Nothing was loaded.`;
