import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const ruby: LanguagePrograms = {
  language: 'ruby',
  twoFiles: {
    files: [
      file('main.rb')`
        require_relative 'shelter'

        puts Box.new(3).volume
      `,
      file('shelter.rb')`
        Box = Struct.new(:side) do
          def volume
            side**3
          end
        end
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.rb')`
        puts 'before'
        def volume(side
          side ** 3
        end
      `,
    ],
    kind: 'failed',
    message: 'syntax error',
  },
  exitsWithSeven: {
    files: [
      file('main.rb')`
        exit 7
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.rb')`
        puts ARGV
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.rb')`
        text = 'é漢🧤'
        puts text
        exit 1 unless text.length == 3
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.rb')`
      puts 'ready'
      $stdout.flush
      puts "<#{gets.chomp}>"
    `,
  ],
  endless: [
    file('main.rb')`
      loop {}
    `,
  ],
};
