// The other file is a module like any other: add more with the plus beside the tabs.
const { greet } = require('./greeting.js');

console.log(greet('reader'));
