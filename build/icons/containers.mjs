/** Windows' and Apple's icon files: small containers around PNG images. */

/** @typedef {{ size: number, png: Buffer }} SizedPng a square image and its edge in pixels */

/**
 * ICO: a directory of 16-byte entries, then the images
 * (learn.microsoft.com/previous-versions/ms997538).
 *
 * @param {readonly SizedPng[]} images up to 256 pixels
 */
export function icoOf(images) {
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length + 16 * images.length;
  const entries = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // One byte each for width and height, where 0 means 256.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}

/** The types that hold a PNG of each size, plain and for screens of double density. */
const ICNS_TYPES = [
  { type: 'ic11', size: 32 },
  { type: 'ic12', size: 64 },
  { type: 'ic07', size: 128 },
  { type: 'ic13', size: 256 },
  { type: 'ic08', size: 256 },
  { type: 'ic14', size: 512 },
  { type: 'ic09', size: 512 },
  { type: 'ic10', size: 1024 },
];

/**
 * ICNS: a header with the length of the whole, then elements of type, length and data
 * (en.wikipedia.org/wiki/Apple_Icon_Image_format).
 *
 * @param {readonly SizedPng[]} images
 */
export function icnsOf(images) {
  const elements = ICNS_TYPES.map(({ type, size }) => {
    const image = images.find((candidate) => candidate.size === size);
    if (image === undefined) throw new Error(`The icon is missing at ${size} pixels.`);
    return element(type, image.png);
  });
  return element('icns', Buffer.concat(elements));
}

/**
 * @param {string} type four characters
 * @param {Buffer} data
 */
function element(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'ascii');
  head.writeUInt32BE(head.length + data.length, 4);
  return Buffer.concat([head, data]);
}
