/**
 * The program that is timed in every language: it prints one line and ends, so
 * that what is measured is all that stands before a program's first word and
 * after its last, and nothing of its own work.
 */
export const PRINTED = 'ready\n';

/** Source by language id, for the language's usual file name. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  bash: 'echo ready\n',
  c: '#include <stdio.h>\n\nint main(void) {\n  puts("ready");\n  return 0;\n}\n',
  cpp: '#include <iostream>\n\nint main() {\n  std::cout << "ready" << std::endl;\n}\n',
  csharp:
    'using System;\n\nclass Program {\n  static void Main() {\n    Console.WriteLine("ready");\n  }\n}\n',
  go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("ready")\n}\n',
  java: 'public class Main {\n  public static void main(String[] words) {\n    System.out.println("ready");\n  }\n}\n',
  javascript: "console.log('ready');\n",
  lua: "print('ready')\n",
  perl: 'print "ready\\n";\n',
  php: '<?php\necho "ready\\n";\n',
  python: "print('ready')\n",
  ruby: "puts 'ready'\n",
  rust: 'fn main() {\n    println!("ready");\n}\n',
  typescript: "const word: string = 'ready';\nconsole.log(word);\n",
};
