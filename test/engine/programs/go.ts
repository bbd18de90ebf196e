import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const go: LanguagePrograms = {
  language: 'go',
  twoFiles: {
    files: [
      file('main.go')`
        package main

        import "fmt"

        func main() {
        	fmt.Println(box{side: 3}.volume())
        }
      `,
      file('shelter.go')`
        package main

        type box struct{ side int }

        func (b box) volume() int { return b.side * b.side * b.side }
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.go')`
        package main

        import "os"

        func main() {
        	x := 1
        }
      `,
    ],
    kind: 'compile-failed',
    message: './main.go:6:2: declared and not used: x',
  },
  exitsWithSeven: {
    files: [
      file('main.go')`
        package main

        import "os"

        func main() { os.Exit(7) }
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.go')`
        package main

        import (
        	"fmt"
        	"os"
        )

        func main() {
        	for _, argument := range os.Args[1:] {
        		fmt.Println(argument)
        	}
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.go')`
        package main

        import "fmt"

        func main() { fmt.Println("é漢🧤") }
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.go')`
      package main

      import (
      	"bufio"
      	"fmt"
      	"os"
      )

      func main() {
      	fmt.Println("ready")
      	lines := bufio.NewScanner(os.Stdin)
      	lines.Scan()
      	fmt.Printf("<%s>\n", lines.Text())
      }
    `,
  ],
  endless: [
    file('main.go')`
      package main

      func main() {
      	for {
      	}
      }
    `,
  ],
};
