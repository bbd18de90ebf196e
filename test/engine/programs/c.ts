import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const c: LanguagePrograms = {
  language: 'c',
  twoFiles: {
    files: [
      file('main.c')`
        #include "shelter.h"

        #include <math.h>
        #include <stdio.h>

        int main(void) {
          printf("%d %.3f\n", volume(3), sqrt(volume(3)));
        }
      `,
      file('shelter.h')`
        int volume(int side);
      `,
      file('shelter.c')`
        #include "shelter.h"

        int volume(int side) { return side * side * side; }
      `,
    ],
    stdout: '27 5.196\n',
  },
  broken: {
    files: [
      file('main.c')`
        #include <stdio.h>

        int main(void) {
          puts("before")
        }
      `,
    ],
    kind: 'compile-failed',
    message: 'main.c:4:17: error: expected ‘;’ before ‘}’ token',
  },
  exitsWithSeven: {
    files: [
      file('main.c')`
        int main(void) { return 7; }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.c')`
        #include <stdio.h>

        int main(int count, char *arguments[]) {
          for (int i = 1; i < count; i++) puts(arguments[i]);
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.c')`
        #include <stdio.h>

        int main(void) { puts("é漢🧤"); }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.c')`
      #include <stdio.h>
      #include <string.h>

      int main(void) {
        puts("ready");
        fflush(stdout);
        char line[100] = "";
        fgets(line, sizeof line, stdin);
        line[strcspn(line, "\n")] = 0;
        printf("<%s>\n", line);
      }
    `,
  ],
  endless: [
    file('main.c')`
      int main(void) {
        for (;;) {
        }
      }
    `,
  ],
};
