// Starts processes until it is refused another. The layer Processes refuses.
const { spawn } = require('node:child_process');

const started = [];

function startAnother() {
  const child = spawn('sleep', ['60']);
  child.on('spawn', () => {
    started.push(child);
    startAnother();
  });
  child.on('error', (problem) => {
    console.log(`${started.length} processes, then: ${problem.code}`);
    for (const each of started) each.kill();
  });
}

startAnother();
