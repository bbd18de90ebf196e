import { expect, test } from './fixtures.ts';

/** A program of each, and a line of it as its formatter writes it. */
const UNTIDY: Readonly<Record<string, readonly [untidy: string, tidy: RegExp]>> = {
  Python: ['def f( a,b ):\n  return a+b\nprint( f(1,2) )\n', /^ +return a \+ b$/m],
  C: ['#include <stdio.h>\nint main(void){puts("x");return 0;}\n', /^ +return 0;$/m],
  'C++': ['#include <cstdio>\nint main(){std::puts("x");return 0;}\n', /^ +return 0;$/m],
  Java: ['class Main{public static void main(String[] a){int x=1;}}\n', /^ +int x = 1;$/m],
  'C#': ['class Main{static void Main(){int x=1;}}\n', /^ +int x = 1;$/m],
  Go: ['package main\nfunc main(){\nx:=1\n_=x}\n', /^\s+x := 1$/m],
  Bash: ['if true;then\necho x\nfi\n', /^ +echo x$/m],
  Lua: ['if true then\nprint( 1 )\nend\n', /^ +print\(1\)$/m],
  JavaScript: ['if(true){console.log( 1 )}\n', /^ +console\.log\(1\);$/m],
  TypeScript: ['const x:number=1\nconsole.log(x)\n', /^const x: number = 1;$/m],
  PHP: ['<?php\nif(true){echo   1;}\n', /^ +echo 1;$/m],
};

test('every language with a formatter lays its program out', async ({ desk }) => {
  await desk.ready();
  for (const [language, [untidy, tidy]] of Object.entries(UNTIDY)) {
    await desk.chooseLanguage(language);
    await desk.paste(untidy);
    await desk.editor.press('Shift+Alt+F');
    await expect.poll(() => desk.program(), language).toMatch(tidy);
  }
});
