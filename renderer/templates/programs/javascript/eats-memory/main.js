// Eats memory, 8 MiB at a time, until something stops it. The layer Memory does.
const eaten = [];
for (;;) {
  eaten.push(Buffer.alloc(8 * 1024 * 1024, 'x'));
  console.log(`${8 * eaten.length} MiB eaten`);
}
