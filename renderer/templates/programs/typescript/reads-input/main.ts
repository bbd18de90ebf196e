// Adds up the numbers of its input, one a line, until the input ends.
import { createInterface } from 'node:readline';

const numbers: number[] = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (/^\s*-?\d+\s*$/.test(line)) numbers.push(Number(line));
  else console.error(`Not a whole number: ${line}`);
}
const total = numbers.reduce((sum, number) => sum + number, 0);
console.log(`${numbers.length} numbers, ${total} together`);
