// The smallest program: one line of output, with a type.
const greeting: string = 'Hello from inside the box.';
console.log(greeting);
