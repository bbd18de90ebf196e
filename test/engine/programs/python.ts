import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const python: LanguagePrograms = {
  language: 'python',
  twoFiles: {
    files: [
      file('main.py')`
        from shelter import Box

        print(Box(3).volume())
      `,
      file('shelter.py')`
        class Box:
            def __init__(self, side):
                self.side = side

            def volume(self):
                return self.side**3
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.py')`
        print("before")
        for x in 1, 2
            print(x)
      `,
    ],
    kind: 'failed',
    message: "SyntaxError: expected ':'",
  },
  exitsWithSeven: {
    files: [
      file('main.py')`
        import sys

        sys.exit(7)
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.py')`
        import sys

        print(*sys.argv[1:], sep="\n")
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.py')`
        print("é漢🧤")
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.py')`
      print("ready", flush=True)
      print(f"<{input()}>")
    `,
  ],
  endless: [
    file('main.py')`
      while True:
          pass
    `,
  ],
};
