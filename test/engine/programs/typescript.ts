import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const typescript: LanguagePrograms = {
  language: 'typescript',
  twoFiles: {
    files: [
      file('main.ts')`
        import { Material, type Box } from './shelter';
        import { volume } from './volume.ts';

        const box: Box = { side: 3, material: Material.Steel };
        console.log(volume(box), Material[box.material]);
      `,
      file('shelter.ts')`
        export enum Material {
          Glass,
          Steel,
        }

        export interface Box {
          readonly side: number;
          readonly material: Material;
        }
      `,
      file('volume.ts')`
        import type { Box } from './shelter.js';

        export const volume = (box: Box): number => box.side ** 3;
      `,
    ],
    stdout: '27 Steel\n',
  },
  broken: {
    files: [
      file('main.ts')`
        const x: number = ;
      `,
    ],
    kind: 'compile-failed',
    message: '✘ [ERROR] Unexpected ";"\n\n    main.ts:1:18:',
  },
  exitsWithSeven: {
    files: [
      file('main.ts')`
        import process from 'node:process';

        process.exit(7);
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.ts')`
        const given: readonly string[] = process.argv.slice(2);
        for (const argument of given) console.log(argument);
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.ts')`
        const text: string = 'é漢🧤';
        console.log(text);
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.ts')`
      import { createInterface } from 'node:readline';

      console.log('ready');
      for await (const line of createInterface({ input: process.stdin })) {
        console.log('<' + line + '>');
        process.stdin.destroy();
        break;
      }
    `,
  ],
  endless: [
    file('main.ts')`
      for (;;);
    `,
  ],
};
