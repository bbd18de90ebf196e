import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const javascript: LanguagePrograms = {
  language: 'javascript',
  twoFiles: {
    files: [
      file('main.mjs')`
        import { volume } from './shelter.cjs';

        console.log(volume(3));
      `,
      file('shelter.cjs')`
        exports.volume = (side) => side ** 3;
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.js')`
        console.log('before');
        let x = ;
      `,
    ],
    kind: 'failed',
    message: "SyntaxError: Unexpected token ';'",
  },
  exitsWithSeven: {
    files: [
      file('main.js')`
        process.exitCode = 7;
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.js')`
        // A module in a .js file.
        import { argv } from 'node:process';

        for (const argument of argv.slice(2)) console.log(argument);
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.js')`
        console.log('é漢🧤');
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.js')`
      const { createInterface } = require('node:readline');

      console.log('ready');
      const lines = createInterface({ input: process.stdin });
      lines.once('line', (line) => {
        console.log('<' + line + '>');
        process.stdin.destroy();
      });
    `,
  ],
  endless: [
    file('main.js')`
      for (;;);
    `,
  ],
};
