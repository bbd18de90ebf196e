// The other file is a module like any other: add more with the plus beside the tabs.
import { greet } from './greeting.ts';

console.log(greet({ name: 'reader' }));
