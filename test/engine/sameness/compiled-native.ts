/** Programs of languages whose compiler is started ahead, and whose program is not. */
import type { CompiledProgram } from './compiled-program.ts';

const C: readonly CompiledProgram[] = [
  [
    'looks at its words and its environment',
    {
      text: '#include <stdio.h>\nextern char **environ;\nint main(int n, char **w) { while (*w) puts(*w++); for (char **e = environ; *e; e++) if (**e != 72) puts(*e); return n; }\n',
      words: ['', '-c', 'ä "b"'],
    },
  ],
  [
    'is mistaken and warned',
    { text: '#include <stdio.h>\nint main(void) { int x = "s"; printf("%d"); return y; }\n' },
  ],
  ['does not link', { text: 'int helper(void);\nint main(void) { return helper(); }\n' }],
  ['knows what it is called', { text: 'int main(void) { return __LINE__ + sizeof __FILE__; }\n' }],
];

const CPP: readonly CompiledProgram[] = [
  [
    'begins with a header that was translated ahead',
    {
      text: '#include <iostream>\n#define assert mine\nint main() { std::cout << __FILE__ << __LINE__ << __COUNTER__ << __INCLUDE_LEVEL__; throw 1; }\n',
    },
  ],
  [
    'begins with all headers, and is mistaken',
    {
      text: '#include <bits/stdc++.h>\nint main() { std::list<int> l; std::sort(l.begin(), l.end()); int y = "s"; }\n',
    },
  ],
  ['does not link', { text: '#include <iostream>\nint f();\nint main() { return f(); }\n' }],
];

const RUST: readonly CompiledProgram[] = [
  [
    'asks what was in the environment of its compiler',
    {
      text: 'fn main() { println!("{:?} {:?} {}", option_env!("GLOVEBOX_GATE"), option_env!("LD_PRELOAD"), file!()); for w in std::env::args() { println!("{w:?}"); } }\n',
      words: ['', '-C', 'ä "b"'],
    },
  ],
  ['is mistaken', { text: 'fn main() { let x: i32 = "s"; let v = vec![1]; drop(v); v.len(); }\n' }],
  ['is warned and panics', { text: 'fn main() { let unused = 1; None::<i32>.expect("no"); }\n' }],
  ['has no main', { text: 'fn other() {}\n' }],
  ['needs a file that is not there', { text: 'mod missing;\nfn main() {}\n' }],
];

/** Language, its usual file name, programs. */
export const AWKWARD_NATIVE = [
  ['c', 'main.c', C],
  ['cpp', 'main.cpp', CPP],
  ['rust', 'main.rs', RUST],
] as const;
