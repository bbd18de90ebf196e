/** Programs on which a run that only looks like a fresh start would be found out. */
import type { SourceFile } from '../../../shared/run-request.ts';
import type { AskedPair } from './pairs.ts';

type Awkward = readonly [
  name: string,
  source: string,
  more?: Partial<Omit<AskedPair, 'files'>> & { readonly beside?: readonly SourceFile[] },
];

const HELPER_PY: SourceFile = {
  name: 'helper.py',
  text: 'def fall(n):\n    if n == 0:\n        raise ValueError("at the bottom")\n    fall(n - 1)\n',
};
const WORDS = ['', ' ', '--version', '-c', 'ä "b"', '$HOME', 'a\nb'];

const PYTHON: readonly Awkward[] = [
  ['ends with a text', 'import sys\nsys.exit("for a reason")'],
  ['ends with 139 of its own', 'import sys\nsys.exit(139)'],
  ['is ended by SIGSEGV', 'import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)'],
  ['ends without flushing', 'import os\nprint("lost")\nos._exit(3)'],
  ['falls in another file', 'import helper\n\n\nhelper.fall(3)  # ä', { beside: [HELPER_PY] }],
  [
    'falls while it falls',
    'try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise KeyError("x") from e',
  ],
  ['is no Python', 'x = 1\nif x\n    print(x)\n'],
  ['is indented two ways', 'if 1:\n\tx = 1\n        y = 2\n'],
  ['is empty', ''],
  ['has CRLF, a mark and no last line break', '\ufeffprint("é")\r\nprint(__file__)'],
  ['says another encoding', '# -*- coding: latin-1 -*-\nprint("\u00e9", __file__)'],
  ['begins with a line for the shell', '#!/usr/bin/env python3\nprint(1)\nraise SystemExit(2)'],
  ['asks and is answered', 'print(input("name? "), input("and? "))', { input: 'Ada\nnone' }],
  ['asks and is not answered', 'print(input("name? "))'],
  [
    'reads line by line',
    'import sys\nfor line in sys.stdin: print(repr(line))',
    { input: 'a\n\nb' },
  ],
  ['reads bytes', 'import sys\nprint(sys.stdin.buffer.read())', { input: 'a\0é' }],
  ['takes awkward words', 'import sys\nprint(sys.argv, sys.orig_argv)', { arguments: WORDS }],
  [
    'imports itself',
    'import main, sys\nprint(__name__, main.__name__, main is sys.modules["__main__"])',
  ],
  [
    'reads and removes its own text',
    'import os\nprint(open(__file__).read())\nos.remove(__file__)\n1/0',
  ],
  ['goes too deep', 'def f(n): return f(n + 1)\nf(0)'],
  ['is interrupted', 'import os, signal\nos.kill(os.getpid(), signal.SIGINT)'],
  ['writes where nobody reads', 'import os\nr, w = os.pipe()\nos.close(r)\nos.write(w, b"x")'],
  [
    'writes where nobody reads, with the signal as it was in the beginning',
    'import os, signal\nsignal.signal(signal.SIGPIPE, signal.SIG_DFL)\nr, w = os.pipe()\nos.close(r)\nos.write(w, b"x")',
  ],
  [
    'says good-bye in order',
    'import atexit\nclass A:\n    def __del__(self): print("deleted")\na = A()\natexit.register(print, "first")\natexit.register(print, "last")\nprint("body")',
  ],
  [
    'has threads and children',
    'import os, threading, subprocess, multiprocessing\nt = threading.Thread(target=print, args=("thread",)); t.start(); t.join()\nprint(subprocess.run(["env"], capture_output=True, text=True).stdout.count("LD_PRELOAD"), flush=True)\nif os.fork() == 0: print("child", flush=True); os._exit(4)\nprint(os.waitstatus_to_exitcode(os.wait()[1]))\nif __name__ == "__main__":\n    with multiprocessing.Pool(2) as pool: print(pool.map(abs, [-1, -2]))',
  ],
  [
    'becomes another program',
    'import os\nos.execvp("python3", ["python3", "-c", "import sys; print(sys.orig_argv, sys.path)"])',
  ],
  [
    'shows its own frames',
    'import traceback, inspect\ndef f(): traceback.print_stack(); print(inspect.getsource(f))\nf()',
  ],
  ['complains', 'import warnings\nwarnings.warn("old")\nprint("\\d")'],
];

const JAVASCRIPT: readonly Awkward[] = [
  ['throws', '// one\nfunction f() {\n  throw new TypeError("no");\n}\nf();\n'],
  ['is no JavaScript', 'let x = ;\n'],
  ['is a module by another ending', 'import x from "node:fs";\nconsole.log(x)'],
  [
    'rejects',
    'process.on("exit", (c) => console.log("code", c));\nPromise.reject(new Error("late"));',
  ],
  ['sets its status', 'process.exitCode = 9; console.error("bye")'],
  ['ends itself', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)'],
  ['exits with 139', 'process.exit(139)'],
  [
    'reads its input',
    'process.stdin.setEncoding("utf8").on("data", (d) => console.log([d])).on("end", () => console.log("end"))',
    { input: 'a\nb' },
  ],
  [
    'reads its input at once',
    'console.log(require("fs").readFileSync(0, "utf8").length)',
    { input: 'abc' },
  ],
  [
    'asks',
    'require("readline").createInterface({input: process.stdin, output: process.stdout}).question("name? ", (a) => { console.log(a); process.exit(2) })',
    { input: 'Ada\n' },
  ],
  ['takes awkward words', 'console.log(process.argv, process.execArgv)', { arguments: WORDS }],
  [
    'takes another file',
    'console.log(require("./other.js"), module.children.map((c) => c.id))',
    {
      beside: [
        {
          name: 'other.js',
          text: 'exports.parent = module.parent.id; exports.main = require.main.filename',
        },
      ],
    },
  ],
  [
    'has workers and children',
    'const { Worker, isMainThread } = require("worker_threads");\nconst { execFileSync } = require("child_process");\nconst env = execFileSync("env").toString();\nconsole.log(env.includes("LD_PRELOAD"), env.includes("GLOVEBOX"));\nnew Worker("console.log(process.argv, require(\'worker_threads\').isMainThread)", { eval: true }).on("exit", (c) => console.log("worker", c))',
  ],
  [
    'orders its turns',
    'setTimeout(() => console.log("timeout")); setImmediate(() => console.log("immediate")); process.nextTick(() => console.log("tick")); queueMicrotask(() => console.log("micro")); console.log("now")',
  ],
  ['is empty', ''],
];

const RUBY: readonly Awkward[] = [
  [
    'raises in another file',
    'require_relative "helper"\n\nfall(2)',
    {
      beside: [
        {
          name: 'helper.rb',
          text: 'def fall(n)\n  raise "ground" if n.zero?\n  fall(n - 1)\nend\n',
        },
      ],
    },
  ],
  ['is no Ruby', 'def f(\n  puts 1\n'],
  ['aborts', 'at_exit { puts "bye" }\nabort "for a reason"'],
  ['is ended by a signal', 'Process.kill("KILL", $$); sleep'],
  ['is its own main file', 'puts __FILE__ == $0, $0, DATA.lineno\n__END__\nx'],
  ['reads', 'print "name? "; p gets, gets, ARGF.read', { input: 'a\nb' }],
  ['takes words', 'p ARGV, $*', { arguments: ['-x', '', 'é'] }],
  ['misspells', 'foo = 1\nputs fooo'],
  [
    'has children',
    'puts `env`.scan(/LD_PRELOAD|GLOVEBOX/).size; fork { exit 3 }; p Process.wait2[1].exitstatus',
  ],
  ['takes options from its first line', '#!/usr/bin/env ruby -w\nx = 1\np $VERBOSE'],
];

const PHP: readonly Awkward[] = [
  [
    'throws in another file',
    '<?php\nrequire "helper.php";\nfall();',
    {
      beside: [
        { name: 'helper.php', text: '<?php\nfunction fall() { throw new LogicException("x"); }' },
      ],
    },
  ],
  ['is no PHP', '<?php\n$x = ;'],
  ['is text', 'only text\n<?= 1 + 1 ?>\nand more'],
  [
    'exits with a text',
    '<?php register_shutdown_function(fn() => print("bye\\n")); exit("reason\\n");',
  ],
  ['exits with 255', '<?php exit(255);'],
  [
    'begins with a line for the shell',
    '#!/usr/bin/env php\n<?php echo __LINE__, "\\n"; trigger_error("x");',
  ],
  [
    'reads',
    '<?php echo fgets(STDIN), stream_get_contents(STDIN), file_get_contents("php://stdin");',
    { input: 'a\nb' },
  ],
  [
    'takes words',
    '<?php var_dump($argv, $argc, $_SERVER["argv"]);',
    { arguments: ['--', '-r', 'é', ''] },
  ],
  [
    'has children',
    '<?php echo substr_count(shell_exec("env"), "LD_PRELOAD"), substr_count(shell_exec("env"), "GLOVEBOX");',
  ],
];

const PERL: readonly Awkward[] = [
  [
    'dies in another file',
    'use lib ".";\nuse Helper;\n\nHelper::fall();',
    {
      beside: [
        {
          name: 'Helper.pm',
          text: 'package Helper;\nuse Carp;\nsub fall { croak "ground" }\n1;\n',
        },
      ],
    },
  ],
  ['is no Perl', 'my $x = ;\n'],
  ['dies with a status', '$! = 7; die "x\\n"'],
  ['warns', 'use warnings; my $x; print "a" . $x . "\\n"; END { print "end\\n"; $? = 5 }'],
  ['reads', 'print "name? "; print while <STDIN>; print eof(STDIN) ? 1 : 0', { input: 'a\nb' }],
  [
    'takes words',
    'print join("|", @ARGV), "\\n"; print "<$_>" for @ARGV',
    { arguments: ['-e', '', 'é'] },
  ],
  ['takes options from its first line', '#!/usr/bin/perl -w -l\nprint $^W; print "x"'],
  [
    'has children',
    'print scalar(() = `env` =~ /LD_PRELOAD|GLOVEBOX/g), "\\n"; kill "ABRT", $$; sleep 1',
  ],
];

const LUA: readonly Awkward[] = [
  [
    'fails in another file',
    'local h = require("helper")\nh.fall()',
    {
      beside: [{ name: 'helper.lua', text: 'return { fall = function() error("ground") end }\n' }],
    },
  ],
  ['is no Lua', 'x = = 1\n'],
  ['fails with a table', 'error(setmetatable({}, { __tostring = function() return "told" end }))'],
  [
    'begins with a line for the shell',
    '#!/usr/bin/lua\nprint(debug.getinfo(1).currentline) os.exit(3)',
  ],
  [
    'reads',
    'io.write("name? ") print(io.read("l"), io.read("n"), io.read("a"))',
    { input: 'a\n12x' },
  ],
  ['takes words', 'print(..., arg[0], #arg, arg[-1])', { arguments: ['-i', '', 'é'] }],
  [
    'has children',
    'local f = io.popen("env") local t = f:read("a") print(t:find("LD_PRELOAD"), t:find("GLOVEBOX"))',
  ],
];

const TYPESCRIPT: readonly Awkward[] = [
  [
    'throws',
    'enum E { A }\ninterface X { y: number }\nconst f = (x: X): never => {\n  throw new Error(E[x.y]);\n};\nf({ y: 0 });\n',
  ],
  ['does not compile', 'const x: = 1;\n'],
  [
    'waits at its top',
    'const x: number = await Promise.resolve(4);\nconsole.log(x, process.argv, import.meta.url);',
    { arguments: ['a'] },
  ],
];

const BASH: readonly Awkward[] = [
  [
    'fails in another file',
    'set -e\n. ./helper.sh\nfall',
    {
      beside: [
        {
          name: 'helper.sh',
          text: 'fall() { echo "${BASH_SOURCE[*]} ${BASH_LINENO[*]}"; nothing-like-it; }\n',
        },
      ],
    },
  ],
  ['is no Bash', 'if true; then\n  echo 1\n'],
  ['is ended by a signal', 'trap "echo bye" EXIT\nkill -TERM $$\nsleep 1'],
  ['exits with 139', 'exit 139'],
  ['reads', 'read -r -p "name? " a; echo "$a"; cat', { input: 'a\nb' }],
  ['reads its own rest', 'echo 1; exec cat "$0"'],
  ['takes words', 'printf "<%s>" "$0" "$@"', { arguments: ['-c', '', 'é', '--'] }],
  [
    'has children',
    'env | grep -cE "LD_PRELOAD|GLOVEBOX"; (exit 4); echo $?; coproc cat; kill %1; wait; echo $?',
  ],
  ['counts its seconds', 'sleep 1.1; echo $((SECONDS >= 1 && SECONDS <= 3))'],
];

/** Language → its programs. */
export const AWKWARD: Readonly<Record<string, readonly Awkward[]>> = {
  python: PYTHON,
  javascript: JAVASCRIPT,
  typescript: TYPESCRIPT,
  ruby: RUBY,
  php: PHP,
  perl: PERL,
  lua: LUA,
  bash: BASH,
};
