import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const java: LanguagePrograms = {
  language: 'java',
  twoFiles: {
    files: [
      file('prog.java')`
        package shelter.app;

        import shelter.parts.Box;

        public class Main {
          public static void main(String[] arguments) {
            System.out.println(new Box(3).volume() + " " + Main.class.getName());
          }
        }
      `,
      file('second.java')`
        package shelter.parts;

        public record Box(int side) {
          public int volume() {
            return side * side * side;
          }
        }
      `,
    ],
    stdout: '27 shelter.app.Main\n',
  },
  broken: {
    files: [
      file('prog.java')`
        public class Main {
          public static void main(String[] arguments) {
            int x = "text";
          }
        }
      `,
    ],
    kind: 'compile-failed',
    message:
      './prog.java:3: error: incompatible types: String cannot be converted to int\n    int x = "text";\n            ^\n1 error\n',
  },
  exitsWithSeven: {
    files: [
      file('prog.java')`
        class Seven {
          public static void main(String[] arguments) {
            System.exit(7);
          }
        }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('prog.java')`
        public class Main {
          public static void main(String[] arguments) {
            for (String argument : arguments) System.out.println(argument);
          }
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('prog.java')`
        interface Greeter {
          String greeting();
        }

        class Unicode {
          public static void main(String... arguments) {
            Greeter greeter = () -> "é漢🧤";
            System.out.println(greeter.greeting());
          }
        }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('prog.java')`
      import java.util.Scanner;

      public class Main {
        public static void main(String[] arguments) {
          System.out.println("ready");
          System.out.println("<" + new Scanner(System.in).nextLine() + ">");
        }
      }
    `,
  ],
  endless: [
    file('prog.java')`
      public class Main {
        public static void main(String[] arguments) {
          while (true) {}
        }
      }
    `,
  ],
};
