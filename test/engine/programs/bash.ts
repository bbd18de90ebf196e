import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const bash: LanguagePrograms = {
  language: 'bash',
  twoFiles: {
    files: [
      file('main.sh')`
        source ./shelter.sh

        volume 3
      `,
      file('shelter.sh')`
        volume() {
          echo "$(($1 ** 3))"
        }
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.sh')`
        echo before
        if true; then
          echo inside
      `,
    ],
    kind: 'failed',
    message: 'syntax error: unexpected end of file',
  },
  exitsWithSeven: {
    files: [
      file('main.sh')`
        exit 7
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.sh')`
        printf '%s\n' "$@"
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.sh')`
        text=é漢🧤
        echo "$text"
        [ "$(printf %s "$text" | wc -m)" = 3 ]
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.sh')`
      echo ready
      read -r line
      echo "<$line>"
    `,
  ],
  endless: [
    file('main.sh')`
      while :; do :; done
    `,
  ],
};
