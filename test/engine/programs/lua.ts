import { ARGUMENTS, file, type LanguagePrograms, PRINTED_ARGUMENTS, UNICODE } from './program.ts';

export const lua: LanguagePrograms = {
  language: 'lua',
  twoFiles: {
    files: [
      file('main.lua')`
        local shelter = require('shelter')

        print(shelter.volume(3))
      `,
      file('shelter.lua')`
        local shelter = {}

        function shelter.volume(side)
          return side * side * side
        end

        return shelter
      `,
    ],
    stdout: '27\n',
  },
  broken: {
    files: [
      file('main.lua')`
        print('before')
        local x = = 1
      `,
    ],
    kind: 'failed',
    message: "lua: ./main.lua:2: unexpected symbol near '='",
  },
  exitsWithSeven: {
    files: [
      file('main.lua')`
        os.exit(7)
      `,
    ],
    stdout: '',
    exitCode: 7,
  },
  printsArguments: {
    files: [
      file('main.lua')`
        for _, argument in ipairs(arg) do
          print(argument)
        end
      `,
    ],
    arguments: ARGUMENTS,
    stdout: PRINTED_ARGUMENTS,
  },
  printsUnicode: {
    files: [
      file('main.lua')`
        local text = 'é漢🧤'
        print(text)
        os.exit(utf8.len(text) == 3)
      `,
    ],
    stdout: UNICODE,
  },
  answers: [
    file('main.lua')`
      print('ready')
      io.stdout:flush()
      print('<' .. io.read() .. '>')
    `,
  ],
  endless: [
    file('main.lua')`
      while true do
      end
    `,
  ],
};
