/** A program's source may be this large, in bytes of UTF-8; the workspace keeps larger texts too. */
export const LARGEST_SOURCE_BYTES = 1024 * 1024;
