// Counts for ever. The layer Deadline ends it, or Stop does.
let count = 0;
setInterval(() => {
  count++;
  console.log(`still running, ${count} s`);
}, 1000);
