/** The kernel's table of TCP sockets, /proc/net/tcp and /proc/net/tcp6 (proc_net(5)). Pure. */

export interface ListeningSocket {
  readonly address: string;
  readonly port: number;
}

/** TCP_LISTEN of include/net/tcp_states.h. */
const LISTENING = '0A';

/** @param text of one table; lines that are not understood are left out */
export function parseListeningSockets(text: string): readonly ListeningSocket[] {
  return text.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    const [, address, port] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(local) ?? [];
    if (state !== LISTENING || address === undefined || port === undefined) return [];
    return [{ address: addressOf(address), port: Number.parseInt(port, 16) }];
  });
}

/** Words of four bytes, each in the machine's own order: little-endian on all that engines run on. */
function addressOf(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).toReversed().map((byte) => Number.parseInt(byte, 16)),
  );
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  return shortened(groups.join(':'));
}

/** Only what matters here: the unspecified address, the loopback, and IPv4 within IPv6. */
function shortened(address: string): string {
  if (address === '0:0:0:0:0:0:0:0') return '::';
  return address === '0:0:0:0:0:0:0:1' ? '::1' : address;
}
