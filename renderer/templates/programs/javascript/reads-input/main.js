// Adds up the numbers of its input, one a line, until the input ends.
const { createInterface } = require('node:readline');

async function main() {
  let count = 0;
  let total = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    if (/^\s*-?\d+\s*$/.test(line)) {
      total += Number(line);
      count++;
    } else {
      console.error(`Not a whole number: ${line}`);
    }
  }
  console.log(`${count} numbers, ${total} together`);
}

main();
