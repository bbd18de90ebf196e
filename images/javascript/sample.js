// Takes a whole number apart into its prime factors.
const readline = require('node:readline');

function primeFactors(number) {
  const factors = [];
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    while (number % divisor === 0) {
      factors.push(divisor);
      number /= divisor;
    }
  }
  return number > 1 ? [...factors, number] : factors;
}

async function firstLine(stream) {
  for await (const line of readline.createInterface({ input: stream })) {
    stream.destroy(); // Without this, Node waits for the lines after it.
    return line;
  }
  return '';
}

async function main() {
  console.error('A whole number, please:');
  let number = Number(await firstLine(process.stdin));
  if (!Number.isSafeInteger(number) || number < 2) {
    number = 2026;
    console.error(`That is none above 1, so here is ${number}.`);
  }
  console.log(`${number} = ${primeFactors(number).join(' × ')}`);
}

main();
