// Tries to read what is none of its business. Nothing of the host can be seen from here.
const { closeSync, openSync, readSync } = require('node:fs');

const PLACES = [
  '/etc/shadow',
  '/root/.ssh/id_rsa',
  '/var/run/docker.sock',
  '/proc/1/environ',
  '/proc/kcore',
  '/dev/sda',
];

for (const place of PLACES) {
  try {
    const file = openSync(place);
    console.log(`${place}: ${readSync(file, Buffer.alloc(64))} bytes read`);
    closeSync(file);
  } catch (problem) {
    console.log(`${place}: no way (${problem.code})`);
  }
}
