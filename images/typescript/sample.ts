// Takes a whole number apart into its prime factors.
import { createInterface } from 'node:readline';

/** How often a prime divides the number. */
interface Power {
  prime: number;
  exponent: number;
}

function factorize(number: number): Power[] {
  const powers: Power[] = [];
  for (let prime = 2; number > 1; prime++) {
    if (prime * prime > number) prime = number;
    let exponent = 0;
    for (; number % prime === 0; number /= prime) exponent++;
    if (exponent > 0) powers.push({ prime, exponent });
  }
  return powers;
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({ input })) {
    input.destroy(); // Without this, Node waits for the lines after it.
    return line;
  }
  return '';
}

console.error('A whole number, please:');
let number = Number(await firstLine(process.stdin));
if (!Number.isSafeInteger(number) || number < 2) {
  number = 2026;
  console.error(`That is none above 1, so here is ${number}.`);
}
const factors = factorize(number).flatMap(({ prime, exponent }) => Array<number>(exponent).fill(prime));
console.log(`${number} = ${factors.join(' × ')}`);
