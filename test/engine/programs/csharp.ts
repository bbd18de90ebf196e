import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const csharp: LanguagePrograms = {
  language: 'csharp',
  twoFiles: {
    files: [
      file('Program.cs')`
        using System;
        using System.Linq;
        using Shelter;

        class Program
        {
            static void Main() => Console.WriteLine(Enumerable.Range(1, 3).Sum(side => new Box(side).Volume));
        }
      `,
      file('Box.cs')`
        namespace Shelter
        {
            public struct Box
            {
                private readonly int side;

                public Box(int side) => this.side = side;

                public int Volume => side * side * side;
            }
        }
      `,
    ],
    stdout: '36\n',
  },
  broken: {
    files: [
      file('Program.cs')`
        class Program
        {
            static void Main()
            {
                int x = "text";
            }
        }
      `,
    ],
    kind: 'compile-failed',
    message: "Program.cs(5,17): error CS0029: Cannot implicitly convert type `string' to `int'",
  },
  exitsWithSeven: {
    files: [
      file('Program.cs')`
        class Program
        {
            static int Main() => 7;
        }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('Program.cs')`
        using System;

        class Program
        {
            static void Main(string[] arguments)
            {
                foreach (var argument in arguments) Console.WriteLine(argument);
            }
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('Program.cs')`
        class Program
        {
            static void Main() => System.Console.WriteLine("é漢🧤");
        }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('Program.cs')`
      using System;

      class Program
      {
          static void Main()
          {
              Console.WriteLine("ready");
              Console.WriteLine("<" + Console.ReadLine() + ">");
          }
      }
    `,
  ],
  endless: [
    file('Program.cs')`
      class Program
      {
          static void Main()
          {
              while (true) { }
          }
      }
    `,
  ],
};
