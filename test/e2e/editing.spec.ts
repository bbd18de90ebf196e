import { expect, test } from './fixtures.ts';
import { expectAccessible } from './support/accessibility.ts';
import type { Desk } from './support/desk.ts';

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
  PHP: ['<?php\nfunction f($a){return $a;}\necho f( 1 );\n', /^ +return \$a;$/m],
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

/** The text of the whole file, and not only of what is in sight, by copying it. */
async function copied(desk: Desk): Promise<string> {
  await desk.editor.press('ControlOrMeta+A');
  return desk.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/plain');
  });
}

test('formatting is one step to undo, leaves the caret with its word, and goes by the indentation', async ({
  desk,
}) => {
  const { page } = desk;
  await desk.ready();
  const untidy = 'def f( a,b ):\n    return a+b\n\n\nprint( f(1,2) )\n';
  await desk.paste(untidy);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await expect(status.getByRole('button', { name: /^Ln 2, Col 15\b/ })).toBeVisible();
  await status.getByRole('button', { name: /^Indentation/ }).click();
  await page.getByRole('menuitemradio', { name: 'Tabs' }).click();
  await expect(status.getByRole('button', { name: 'Indentation, Tabs: 4' })).toBeVisible();
  await status.getByRole('button', { name: 'Format' }).click();
  const tidy = 'def f(a, b):\n\treturn a + b\n\n\nprint(f(1, 2))\n';
  await expect(status.getByRole('button', { name: /^Ln 2, Col 14\b/ })).toBeVisible();
  expect(await copied(desk)).toBe(tidy);
  await page.keyboard.press('ControlOrMeta+Z');
  expect(await copied(desk)).toBe(untidy);
});

test('what a formatter cannot read stays as it is, and that is said', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  await desk.paste('def f(:\n  pass\n');
  await desk.editor.press('Shift+Alt+F');
  const notice = page.getByRole('alert').filter({ hasText: 'The formatter could not read' });
  await expect(notice).toBeVisible();
  expect(await copied(desk)).toBe('def f(:\n  pass\n');
  await expectAccessible(page);
  await desk.paste('x=1\n');
  await desk.editor.press('Shift+Alt+F');
  await expect.poll(() => desk.program()).toContain('x = 1');
  await expect(notice).toBeHidden();
  await desk.chooseLanguage('Perl');
  await desk.editor.press('Shift+Alt+F');
  await expect(page.getByText('There is no formatter for Perl here.')).toBeVisible();
});

test('the page itself still compiles no WebAssembly', async ({ desk }) => {
  await desk.ready();
  await desk.paste('x=1\n');
  await desk.editor.press('Shift+Alt+F');
  await expect.poll(() => desk.program()).toContain('x = 1');
  const refusal = await desk.page.evaluate(async () => {
    try {
      await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
      return null;
    } catch (error) {
      return String(error);
    }
  });
  expect(refusal).toContain('Content Security Policy');
});

test('the indentation that was chosen for a language holds for its files, and is kept', async ({
  desk,
}) => {
  const { page } = desk;
  const indentation = page.getByRole('button', { name: /^Indentation, / });
  await desk.ready();
  await expect(indentation).toHaveText('Spaces: 4');
  await desk.editor.focus();
  await desk.command('Indentation width: 2');
  await expect(indentation).toHaveText('Spaces: 2');
  await desk.chooseLanguage('Go');
  await expect(indentation).toHaveText('Tabs: 4');
  await page.reload();
  await desk.ready();
  await expect(indentation).toHaveText('Tabs: 4');
  await desk.chooseLanguage('Python');
  await expect(indentation).toHaveText('Spaces: 2');
  await desk.paste('');
  await desk.editor.press('Tab');
  expect(await copied(desk)).toBe('  ');
  await desk.command('Indentation: as each file has it');
  await desk.chooseLanguage('JavaScript');
  await desk.chooseLanguage('Python');
  await indentation.click();
  await expect(page.getByRole('menuitemradio', { name: 'As each file has it' })).toBeChecked();
  await expectAccessible(page);
});

test('finding and going to a line are commands like any other', async ({ desk }) => {
  const { page } = desk;
  await desk.ready();
  await desk.paste('glove = 1\nbox = glove\n');
  await desk.command('find in the file');
  await expect(page.getByRole('textbox', { name: 'Find' })).toBeFocused();
  await page.keyboard.type('glove');
  await expect(page.getByText('1 of 2').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await desk.command('go to line');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Ln 2, Col 1\b/ })).toBeVisible();
  await desk.command('toggle comment');
  await expect.poll(() => desk.program()).toContain('# box = glove');
});
