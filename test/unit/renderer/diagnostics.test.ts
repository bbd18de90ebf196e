import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../../../renderer/diagnostics/diagnostics.ts';

/** As these tools print it inside a sandbox, word for word. */
const CASES: readonly {
  readonly tool: string;
  readonly file: string;
  readonly text: string;
  /** Line, column, and the beginning of the message. */
  readonly told: readonly (readonly [number, number | null, string])[];
}[] = [
  {
    tool: 'python, a traceback',
    file: 'main.py',
    text: 'Traceback (most recent call last):\n  File "/box/./main.py", line 4, in <module>\n    f()\n    ~^^\n  File "/box/./main.py", line 2, in f\n    return undefined_name\n           ^^^^^^^^^^^^^^\nNameError: name \'undefined_name\' is not defined\n',
    told: [[2, null, "NameError: name 'undefined_name'"]],
  },
  {
    tool: 'python, a traceback that ends in a module of its own',
    file: 'main.py',
    text: 'Traceback (most recent call last):\n  File "/box/./main.py", line 2, in <module>\n    json.loads("{")\n    ~~~~~~~~~~^^^^^\n  File "/usr/lib/python3.13/json/decoder.py", line 345, in decode\n    obj, end = self.raw_decode(s)\njson.decoder.JSONDecodeError: Expecting property name\n',
    told: [[2, null, 'json.decoder.JSONDecodeError']],
  },
  {
    tool: 'python, a syntax error',
    file: 'main.py',
    text: '  File "/box/./main.py", line 2\n    if True print(1)\n            ^^^^^\nSyntaxError: invalid syntax\n',
    told: [[2, null, 'SyntaxError: invalid syntax']],
  },
  {
    tool: 'node',
    file: 'main.js',
    text: '/box/main.js:3\n  return missing;\n  ^\n\nReferenceError: missing is not defined\n    at f (/box/main.js:3:3)\n    at Object.<anonymous> (/box/main.js:5:1)\n\nNode.js v20.19.2\n',
    told: [[3, null, 'ReferenceError: missing is not defined']],
  },
  {
    tool: 'node, through a source map',
    file: 'main.ts',
    text: '/box/main.ts:2\nthrow new Error("boom");\n      ^\n\n\nError: boom\n    at <anonymous> (/box/main.ts:2:7)\n',
    told: [[2, null, 'Error: boom']],
  },
  {
    tool: 'esbuild',
    file: 'main.ts',
    text: '✘ [ERROR] Unexpected ";"\n\n    main.ts:2:10:\n      2 │ const b = ;\n        ╵           ^\n\n',
    told: [[2, 10, 'Unexpected ";"']],
  },
  {
    tool: 'bash',
    file: 'main.sh',
    text: "./main.sh: line 2: not_a_command: command not found\n./main.sh: line 3: syntax error near unexpected token `then'\n./main.sh: line 3: `if then'\n",
    told: [
      [2, null, 'not_a_command: command not found'],
      [3, null, 'syntax error near'],
    ],
  },
  {
    tool: 'gcc',
    file: 'main.c',
    text: './main.c: In function ‘main’:\n./main.c:3:11: error: ‘y’ undeclared (first use in this function)\n    3 |   int x = y;\n      |           ^\n./main.c:3:11: note: each undeclared identifier is reported only once\n./main.c:4:10: warning: returning ‘char *’ [-Wint-conversion]\n',
    told: [
      [3, 11, '‘y’ undeclared'],
      [4, 10, 'returning'],
    ],
  },
  {
    tool: 'javac',
    file: 'Main.java',
    text: './Main.java:3: error: incompatible types: String cannot be converted to int\n    int x = "s";\n            ^\n./Main.java:4: error: cannot find symbol\n    foo();\n    ^\n  symbol:   method foo()\n2 errors\n',
    told: [
      [3, null, 'incompatible types'],
      [4, null, 'cannot find symbol'],
    ],
  },
  {
    tool: 'java',
    file: 'Run.java',
    text: 'Exception in thread "main" java.lang.RuntimeException: boom\n\tat java.base/java.util.Objects.f(Objects.java:9)\n\tat Main.f(Run.java:2)\n\tat Main.main(Run.java:4)\n',
    told: [[2, null, 'java.lang.RuntimeException: boom']],
  },
  {
    tool: 'mcs',
    file: 'Program.cs',
    text: "./Program.cs(3,13): error CS0029: Cannot implicitly convert type `string' to `int'\n./Program.cs(4,5): error CS0103: The name `Foo' does not exist\n",
    told: [
      [3, 13, 'CS0029: Cannot'],
      [4, 5, 'CS0103'],
    ],
  },
  {
    tool: 'mono',
    file: 'Run.cs',
    text: '\nUnhandled Exception:\nSystem.Exception: boom\n  at P.Main () [0x00006] in /box/Run.cs:3 \n[ERROR] FATAL UNHANDLED EXCEPTION: System.Exception: boom\n  at P.Main () [0x00006] in /box/Run.cs:3 \n',
    told: [[3, null, 'System.Exception: boom']],
  },
  {
    tool: 'go build',
    file: 'main.go',
    text: './main.go:4:2: declared and not used: x\n./main.go:5:2: undefined: foo\n',
    told: [
      [4, 2, 'declared and not used: x'],
      [5, 2, 'undefined: foo'],
    ],
  },
  {
    tool: 'go, at run time',
    file: 'run.go',
    text: 'panic: runtime error: index out of range [3] with length 0\n\ngoroutine 1 [running]:\nmain.main()\n\t/box/run.go:5 +0x14\n',
    told: [[5, null, 'panic: runtime error']],
  },
  {
    tool: 'rustc',
    file: 'main.rs',
    text: 'error[E0308]: mismatched types\n --> ./main.rs:2:18\n  |\n2 |     let x: i32 = "s";\n\nerror[E0425]: cannot find function `foo` in this scope\n --> ./main.rs:3:5\n  |\n\nerror: aborting due to 2 previous errors\n',
    told: [
      [2, 18, 'mismatched types'],
      [3, 5, 'cannot find function'],
    ],
  },
  {
    tool: 'rust, at run time',
    file: 'run.rs',
    text: "\nthread 'main' panicked at ./run.rs:3:21:\nindex out of bounds: the len is 0 but the index is 3\nnote: run with `RUST_BACKTRACE=1`\n",
    told: [[3, 21, 'index out of bounds']],
  },
  {
    tool: 'ruby',
    file: 'main.rb',
    text: "./main.rb:3:in `f': undefined local variable or method `missing' for main (NameError)\n\n  missing\n  ^^^^^^^\n\tfrom ./main.rb:5:in `<main>'\n",
    told: [[3, null, 'undefined local variable']],
  },
  {
    tool: 'ruby, a syntax error',
    file: 'syn.rb',
    text: "./syn.rb: --> ./syn.rb\n\nUnmatched keyword, missing `end' ?\n\n> 1  puts 1\n> 2  if\n\n./syn.rb:2: syntax error, unexpected end-of-input (SyntaxError)\n",
    told: [[2, null, 'syntax error']],
  },
  {
    tool: 'php',
    file: 'main.php',
    text: 'Fatal error: Uncaught Error: Call to undefined function missing() in /box/main.php:3\nStack trace:\n#0 {main}\n  thrown in /box/main.php on line 3\n',
    told: [[3, null, 'Error: Call to undefined function missing()']],
  },
  {
    tool: 'php, a syntax error',
    file: 'syn.php',
    text: 'Parse error: syntax error, unexpected token "echo", expecting "," or ";" in /box/syn.php on line 3\n',
    told: [[3, null, 'syntax error, unexpected token']],
  },
  {
    tool: 'perl',
    file: 'main.pl',
    text: 'Global symbol "$x" requires explicit package name (did you forget to declare "my $x"?) at ./main.pl line 3.\nExecution of ./main.pl aborted due to compilation errors.\n',
    told: [[3, null, 'Global symbol "$x"']],
  },
  {
    tool: 'lua',
    file: 'main.lua',
    text: "lua: ./main.lua:3: attempt to index a nil value (local 't')\nstack traceback:\n\t./main.lua:3: in main chunk\n\t[C]: in ?\n",
    told: [[3, null, 'attempt to index a nil value']],
  },
];

describe('what a tool prints points to the line', () => {
  it.each(CASES)('$tool', ({ file, text, told }) => {
    const found = diagnosticsOf(text, [file]);
    expect(found.map(({ line, column }) => [line, column])).toEqual(
      told.map(([line, column]) => [line, column]),
    );
    for (const [at, { fileName, message }] of found.entries()) {
      expect(fileName).toBe(file);
      expect(message.startsWith(told[at]?.[2] ?? '')).toBe(true);
    }
  });

  it('but not to files that are not the program’s', () => {
    expect(diagnosticsOf('./other.c:3:1: error: no\n', ['main.c'])).toEqual([]);
  });

  it('and a warning is told from an error', () => {
    const [warning] = diagnosticsOf('./main.c:3:1: warning: odd\n', ['main.c']);
    expect(warning?.severity).toBe('warning');
  });
});

describe('hostile output', () => {
  it('makes no more marks than a person can look at, in no more time than it deserves', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => `main.c:${at}:1: error: x`).join('\n');
    const long = `${'a:'.repeat(500_000)}\n`;
    const began = process.cpuUsage().user;
    expect(diagnosticsOf(long + many, ['main.c'])).toHaveLength(100);
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(5);
  });

  it.each([
    'main.py:LINE: x',
    'main.py:1:LINE: x',
    'main.py(LINE,1): error x',
    'main.py: line LINE: x',
    'PHP Fatal error:  x in main.py on line LINE',
    'x at main.py line LINE.',
    'Exception in thread "main" x\n\tat f(main.py:LINE)',
    'File "main.py", line LINE\nError: x',
  ])('cannot point beyond what a number holds: %s', (form) => {
    const told = diagnosticsOf(form.replace('LINE', '9'.repeat(400)), ['main.py']);
    for (const { line, column } of told) {
      expect(line).toBeLessThan(1e7);
      expect(column ?? 1).toBeLessThan(1e7);
    }
  });

  it('takes no time that grows with the square of a line', () => {
    const blanks = `PHP Fatal error: ${' '.repeat(1900)}\n`;
    const began = process.cpuUsage().user;
    diagnosticsOf(blanks.repeat(300), ['main.php']);
    expect((process.cpuUsage().user - began) / 1e6).toBeLessThan(0.5);
  });

  it('cannot point before the first line', () => {
    expect(diagnosticsOf('main.c:0:0: error: x', ['main.c'])).toMatchObject([
      { line: 1, column: 1 },
    ]);
  });
});
