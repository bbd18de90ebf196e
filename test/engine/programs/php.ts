import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const php: LanguagePrograms = {
  language: 'php',
  twoFiles: {
    files: [
      file('main.php')`
        <?php
        require __DIR__ . '/shelter.php';

        echo (new Box(3))->volume(), "\n";
      `,
      file('shelter.php')`
        <?php
        class Box
        {
            public function __construct(private int $side)
            {
            }

            public function volume(): int
            {
                return $this->side ** 3;
            }
        }
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.php')`
        <?php
        echo 'before'
        echo 'after';
      `,
    ],
    kind: 'failed',
    message: 'Parse error: syntax error, unexpected token "echo", expecting "," or ";" in ',
  },
  exitsWithSeven: {
    files: [
      file('main.php')`
        <?php
        exit(7);
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.php')`
        <?php
        foreach (array_slice($argv, 1) as $argument) {
            echo $argument, "\n";
        }
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.php')`
        <?php
        $text = 'é漢🧤';
        echo $text, "\n";
        exit(mb_strlen($text) === 3 ? 0 : 1);
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.php')`
      <?php
      echo "ready\n";
      echo '<', trim(fgets(STDIN)), ">\n";
    `,
  ],
  endless: [
    file('main.php')`
      <?php
      while (true) {
      }
    `,
  ],
};
