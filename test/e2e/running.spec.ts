import { expect, test } from './fixtures.ts';

test('a first-time user gets from the open window to a verdict by one key', async ({ desk }) => {
  await desk.ready();
  await expect(desk.language).toHaveValue('python');
  await expect(desk.preset).toHaveValue('hardened');
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.input).toBeEnabled();
  await desk.sendLine('Ada');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('Ada');
});

test('a program typed key by key runs, and what it prints is seen', async ({ desk }) => {
  await desk.ready();
  await desk.editor.focus();
  await desk.page.keyboard.press('ControlOrMeta+A');
  await desk.page.keyboard.type('import sys\nprint(6 * 7)\nprint("to stderr", file=sys.stderr)');
  await desk.page.keyboard.press('ControlOrMeta+Enter');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('42');
  await expect(desk.output).toContainText('to stderr');
});

test('a line typed while the program runs reaches it, and is told apart from output', async ({
  desk,
}) => {
  await desk.ready();
  await desk.run('a = input("first? ")\nb = input("second? ")\nprint("got", a, "and", b)\n');
  await expect(desk.output).toContainText('first?');
  await desk.sendLine('one two');
  await expect(desk.output).toContainText('second?');
  await desk.sendLine('drei');
  await expect(desk.output).toContainText('got one two and drei');
  await expect(desk.output).toContainText('› one two');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.input).toBeDisabled();
});

const READ_ALL = 'import sys\nprint("read", len(sys.stdin.read()), "characters")\n';

test('the end of input reaches a program that reads to the end', async ({ desk }) => {
  await desk.ready();
  await desk.run(READ_ALL);
  await expect(desk.input).toBeEnabled();
  await desk.sendLine('abc');
  await desk.endOfInput.click();
  await expect(desk.output).toContainText('read 4 characters');
  await expect(desk.verdict).toContainText('Finished');
});

test('Ctrl+D on an empty line is the end of input too', async ({ desk }) => {
  await desk.ready();
  await desk.run(READ_ALL);
  await expect(desk.input).toBeEnabled();
  await desk.input.press('Control+d');
  await expect(desk.output).toContainText('read 0 characters');
});

test('an endless loop is stopped by the button, and its output kept', async ({ desk }) => {
  await desk.ready();
  await desk.run('print("before", flush=True)\nwhile True: pass\n');
  await expect(desk.output).toContainText('before');
  await expect(desk.runButton).toBeDisabled();
  await desk.stopButton.click();
  await expect(desk.verdict).toContainText('Stopped');
  await expect(desk.output).toContainText('before');
  await expect(desk.runButton).toBeEnabled();
});

test('Esc in the editor stops a program too', async ({ desk }) => {
  await desk.ready();
  await desk.run('print("before", flush=True)\nwhile True: pass\n');
  await expect(desk.output).toContainText('before');
  await desk.editor.focus();
  await desk.page.keyboard.press('Escape');
  await expect(desk.verdict).toContainText('Stopped');
});

test('a program that fails says how, with what it printed', async ({ desk }) => {
  await desk.ready();
  await desk.run('print("so far")\nraise SystemExit(3)\n');
  await expect(desk.verdict).toContainText('Failed');
  await expect(desk.verdict).toContainText('3');
  await expect(desk.output).toContainText('so far');
});

test('a C program that does not compile shows the compiler’s own words', async ({ desk }) => {
  await desk.ready();
  await desk.chooseLanguage('C');
  await desk.run('int main(void) {\n    return undeclared;\n}\n');
  await expect(desk.verdict).toContainText('Did not compile');
  await expect(desk.output).toContainText('Compiler');
  await expect(desk.output).toContainText('‘undeclared’ undeclared');
});

test('a C program compiles, runs, and says how long each took', async ({ desk }) => {
  await desk.ready();
  await desk.chooseLanguage('C');
  await desk.run('#include <stdio.h>\nint main(void) {\n    puts("compiled");\n}\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('compiled');
  await expect(desk.output.getByText('Compiling')).toBeVisible();
});

test('arguments reach the program as they were quoted, and a wrong quote is told', async ({
  desk,
}) => {
  await desk.ready();
  await desk.argumentLine.fill(`one 'two three' "four \\" five" $HOME`);
  await desk.run('import sys\nprint(sys.argv[1:])\n');
  await expect(desk.output).toContainText(`['one', 'two three', 'four " five', '$HOME']`);
  await desk.argumentLine.fill("one 'two");
  await expect(desk.page.getByText('is never closed')).toBeVisible();
  await desk.runButton.click();
  await expect(
    desk.page.getByRole('alert').filter({ hasText: 'never closed' }).first(),
  ).toBeVisible();
  await expect(desk.runButton).toBeEnabled();
});

test('a program that eats memory meets its limit, and the verdict names it', async ({ desk }) => {
  await desk.ready();
  await desk.run('eaten = []\nwhile True: eaten.append(bytearray(10_000_000))\n');
  await expect(desk.verdict).toContainText('Out of memory');
  await expect(desk.verdict).toContainText('Memory');
});

test('types are checked while one writes TypeScript, Node’s modules included', async ({ desk }) => {
  await desk.ready();
  await desk.chooseLanguage('TypeScript');
  await desk.paste(
    "import { createInterface } from 'node:readline';\nconst wrong: number = createInterface;\n",
  );
  await expect(async () => {
    await desk.editor.focus();
    await desk.page.keyboard.press('F8');
    await expect(desk.page.getByText(/is not assignable to type 'number'/).first()).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 30_000 });
  await expect(desk.page.getByText('Cannot find module')).toHaveCount(0);
});
