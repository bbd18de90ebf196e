/** The headers that every answer carries, through Electron's protocol as through the loopback door. */

/**
 * What the page may load and do.
 *
 * `'unsafe-inline'` stands for styles alone: Monaco and xterm.js place style
 * elements and attributes of their own making, for which there is no nonce. No
 * inline script, no `eval`, no other origin.
 */
const CONTENT_SECURITY_POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  // Monaco's style sheet holds small pictures as data.
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/**
 * What the formatters' worker may do: compile the WebAssembly that it fetches
 * from here, and nothing else. A worker has the policy of its own script's
 * response, not that of the page which starts it
 * (https://html.spec.whatwg.org/multipage/workers.html#run-a-worker), so that
 * the page itself goes without `'wasm-unsafe-eval'`.
 */
const FORMATTER_POLICY: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
};

/** Powerful features that this page never uses; writing to the clipboard, for Copy, is the exception. */
const DENIED_FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
] as const;

type Headers = Readonly<Record<string, string>>;

/** Header name → value. */
export const SECURITY_HEADERS: Headers = {
  'Content-Security-Policy': inWords(CONTENT_SECURITY_POLICY),
  'Permissions-Policy': DENIED_FEATURES.map((feature) => `${feature}=()`).join(', '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
};

/** For the response that is the formatters' worker. */
export const FORMATTER_HEADERS: Headers = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy': inWords(FORMATTER_POLICY),
};

function inWords(policy: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
