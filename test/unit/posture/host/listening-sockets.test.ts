import { expect, test } from 'vitest';
import { parseListeningSockets } from '../../../../electron/posture/host/listening-sockets.ts';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const line = (local: string, state = '0A'): string =>
  `   0: ${local} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 944339 1\n`;

test.each([
  ['every address', line('00000000:0947'), [{ address: '0.0.0.0', port: 2375 }]],
  ['the loopback', line('0100007F:0948'), [{ address: '127.0.0.1', port: 2376 }]],
  ['one address', line('0A01A8C0:0947'), [{ address: '192.168.1.10', port: 2375 }]],
  ['every IPv6 address', line(`${'0'.repeat(32)}:0947`), [{ address: '::', port: 2375 }]],
  ['the IPv6 loopback', line(`${'0'.repeat(24)}01000000:0947`), [{ address: '::1', port: 2375 }]],
  [
    'one IPv6 address',
    line('B80D0120000000000000000001000000:0947'),
    [{ address: '2001:db8:0:0:0:0:0:1', port: 2375 }],
  ],
  ['a connection, which is no listener', line('0100007F:0947', '01'), []],
  ['a line of another form', line('7F000001-0947'), []],
  ['a line cut short', '   0: 0100007F:0947', []],
  ['nothing', '', []],
])('%s', (_title, text, expected) => {
  expect(parseListeningSockets(HEAD + text)).toEqual(expected);
});
