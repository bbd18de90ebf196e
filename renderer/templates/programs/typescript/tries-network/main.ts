// Tries to reach the internet by an address and by a name. The layer Network stops both.
import { once } from 'node:events';
import { connect } from 'node:net';

for (const host of ['1.1.1.1', 'example.org']) {
  const socket = connect({ host, port: 443, timeout: 3000 });
  socket.on('timeout', () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
    console.log(`${host}: reached`);
  } catch (problem) {
    console.log(`${host}: no way (${String(problem)})`);
  }
  socket.destroy();
}
