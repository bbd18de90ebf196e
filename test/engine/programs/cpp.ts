import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const cpp: LanguagePrograms = {
  language: 'cpp',
  twoFiles: {
    files: [
      file('main.cpp')`
        #include "shelter.hpp"

        #include <print>

        int main() { std::println("{} {}", Box{3}.volume(), Box{3}.area()); }
      `,
      file('shelter.hpp')`
        #pragma once

        struct Box {
          int side;
          int volume() const { return side * side * side; }
          int area() const;
        };
      `,
      file('shelter.cc')`
        #include "shelter.hpp"

        int Box::area() const { return 6 * side * side; }
      `,
    ],
    stdout: '27 54\n',
  },
  broken: {
    files: [
      file('main.cpp')`
        #include <string>

        int main() {
          std::string text = 3.5f + nothing;
        }
      `,
    ],
    kind: 'compile-failed',
    message: 'main.cpp:4:29: error: ‘nothing’ was not declared in this scope',
  },
  exitsWithSeven: {
    files: [
      file('main.cpp')`
        int main() { return 7; }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.cpp')`
        #include <iostream>
        #include <span>

        int main(int count, char *arguments[]) {
          for (const char *argument : std::span(arguments, count).subspan(1)) std::cout << argument << '\n';
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.cpp')`
        #include <iostream>

        int main() { std::cout << "é漢🧤" << std::endl; }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.cpp')`
      #include <iostream>
      #include <string>

      int main() {
        std::cout << "ready" << std::endl;
        std::string line;
        std::getline(std::cin, line);
        std::cout << '<' << line << ">\n";
      }
    `,
  ],
  endless: [
    file('main.cpp')`
      int main() {
        for (volatile int i = 0;; i = i + 1) {
        }
      }
    `,
  ],
};
