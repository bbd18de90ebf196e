// Tries to reach the internet by an address and by a name. The layer Network stops both.
const { connect } = require('node:net');

for (const host of ['1.1.1.1', 'example.org']) {
  const socket = connect({ host, port: 443, timeout: 3000 });
  socket.on('connect', () => {
    console.log(`${host}: reached`);
    socket.destroy();
  });
  socket.on('timeout', () => socket.destroy(new Error('no answer')));
  socket.on('error', (problem) => console.log(`${host}: no way (${problem.message})`));
}
