import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const rust: LanguagePrograms = {
  language: 'rust',
  twoFiles: {
    files: [
      file('main.rs')`
        mod shelter;

        fn main() {
            println!("{}", shelter::Box { side: 3 }.volume());
        }
      `,
      file('shelter.rs')`
        pub struct Box {
            pub side: u32,
        }

        impl Box {
            pub fn volume(&self) -> u32 {
                self.side.pow(3)
            }
        }
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.rs')`
        fn main() {
            let x: i32 = "text";
            println!("{x}");
        }
      `,
    ],
    kind: 'compile-failed',
    message: 'error[E0308]: mismatched types\n --> ./main.rs:2:18',
  },
  exitsWithSeven: {
    files: [
      file('main.rs')`
        fn main() {
            std::process::exit(7);
        }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.rs')`
        fn main() {
            for argument in std::env::args().skip(1) {
                println!("{argument}");
            }
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.rs')`
        fn main() {
            println!("é漢🧤");
        }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.rs')`
      fn main() {
          println!("ready");
          let mut line = String::new();
          std::io::stdin().read_line(&mut line).unwrap();
          println!("<{}>", line.trim_end());
      }
    `,
  ],
  endless: [
    file('main.rs')`
      fn main() {
          loop {}
      }
    `,
  ],
};
