// Prints the arguments that it was given: they are set above the editor.
const given: readonly string[] = process.argv.slice(2);
console.log(`${given.length} arguments`);
for (const [at, argument] of given.entries()) {
  console.log(`${at + 1}: ${argument}`);
}
