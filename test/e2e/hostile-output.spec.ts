import { expect, test } from './fixtures.ts';

/** Every way known to us in which output asks a terminal to answer, or to act outside itself. */
const HOSTILE = [
  ['the window’s title', String.raw`\x1b]0;EVIL\x07\x1b]2;EVIL\x1b\\`],
  ['the clipboard', String.raw`\x1b]52;c;ZXZpbA==\x07`],
  ['a link', String.raw`\x1b]8;;http://evil.example/\x07click\x1b]8;;\x07`],
  ['the palette', String.raw`\x1b]4;1;?\x07\x1b]10;?\x07\x1b]11;#000000\x07\x1b]12;?\x07`],
  ['attributes', String.raw`\x1b[c\x1b[>c\x1b[=c\x1bZ\x05\x1b[>q\x1b[?u`],
  ['status', String.raw`\x1b[5n\x1b[6n\x1b[?6n\x1b[?25$p\x1b[4$p\x1b[x\x1b[?996n`],
  ['sizes', String.raw`\x1b[14t\x1b[18t\x1b[21t`],
  ['settings', String.raw`\x1bP$qm\x1b\\\x1bP+q544e\x1b\\`],
  ['the mouse and the focus', String.raw`\x1b[?1000h\x1b[?1003;1006h\x1b[?1004h`],
  ['endless counts', String.raw`\x1b[2147483647S\x1b[2147483647Lx\x1b[2147483647b\x1b[2147483647I`],
  ['hidden text', String.raw`\x1b[8mhidden\x1b[0m`],
  ['a sequence without end', String.raw`\x1b]0;never ended`],
  ['a full reset', String.raw`\x1bc\x1b[3J`],
] as const;

test.beforeEach(async ({ desk }) => {
  // All that is printed here shall be in sight: what is not, is not in the document.
  await desk.page.setViewportSize({ width: 1280, height: 1400 });
});

for (const terminal of [false, true]) {
  test(`hostile sequences are harmless (terminal: ${terminal})`, async ({ desk }) => {
    await desk.ready();
    const title = await desk.page.title();
    const look = await desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (terminal) await desk.switchTerminal();
    const prints = HOSTILE.map(
      ([name, sequence]) => `sys.stdout.write("${sequence}\\n[${name}]\\n")`,
    );
    // Whatever the terminal types by itself would stand in the input when it is read.
    const program = [
      'import select, sys',
      ...prints,
      'sys.stdout.flush()',
      'answers = select.select([sys.stdin], [], [], 2)[0]',
      'print("answered" if answers else "no answer came")',
    ];
    await desk.run(program.join('\n'));
    await expect(desk.output).toContainText('no answer came');
    for (const [name] of HOSTILE) await expect(desk.output).toContainText(`[${name}]`);
    await expect(desk.output).toContainText('hidden');
    await expect(desk.output.getByRole('link')).toHaveCount(0);
    expect(await desk.page.title()).toBe(title);
    expect(await desk.page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      look,
    );
    await expect(desk.verdict).toContainText('Finished');
  });
}

test('text that turns the reading direction around is shown for what it is', async ({ desk }) => {
  await desk.ready();
  await desk.run(String.raw`print("access\u202e\u2066granted\u2069")`);
  await expect(desk.output).toContainText('access<U+202E><U+2066>granted<U+2069>');
});

test('characters cut in two between pieces are whole again, and wrong bytes are marked', async ({
  desk,
}) => {
  await desk.ready();
  const program = [
    'import os, time',
    'for byte in "grüße €".encode():',
    '    os.write(1, bytes([byte]))',
    '    time.sleep(0.03)',
    String.raw`os.write(1, b"\nwrong \xff\xfe bytes\n")`,
  ];
  await desk.run(program.join('\n'));
  await expect(desk.output).toContainText('grüße €');
  await expect(desk.output).toContainText('wrong \ufffd\ufffd bytes');
});

test('names from the program never become markup', async ({ desk }) => {
  await desk.ready();
  await desk.run(`print("<img src=x onerror='document.title=1'><b>bold</b>")`);
  await expect(desk.output).toContainText('<b>bold</b>');
  await expect(desk.output.getByRole('img')).toHaveCount(0);
});

test('piles of marks, wide lines and a flood of bells do not stop the page', async ({ desk }) => {
  await desk.ready();
  const program = [
    String.raw`print("Z" + "\u0301" * 300_000 + "algo")`,
    String.raw`print("\u1112" + "\u1161" * 100_000)`,
    'print("広" * 20_000)',
    String.raw`print("\a" * 200_000 + "rung")`,
    'print("the end")',
  ];
  await desk.layer('Output').getByRole('textbox').fill('8192');
  await desk.run(program.join('\n'));
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('the end');
  await expect(desk.output).toContainText('rung');
  await expect(desk.output.getByRole('button', { name: /characters had no effect/ })).toBeVisible();
});

test('what a program in a terminal leaves switched is switched back, and its screen is kept', async ({
  desk,
}) => {
  await desk.ready();
  await desk.switchTerminal();
  const program = [
    'import os, signal, sys',
    'print("before")',
    String.raw`sys.stdout.write("\x1b[?1049h\x1b[H\x1b[2J\x1b[?25l\x1b[3;5r\x1b(0drawn there")`,
    'sys.stdout.flush()',
    'os.kill(os.getpid(), signal.SIGKILL)',
  ];
  await desk.run(program.join('\n'));
  await expect(desk.verdict).toContainText('Crashed');
  await expect(desk.output).toContainText('before');
  await expect(desk.output).toContainText('On its screen at the end');
  await desk.run('print("after")\n');
  await expect(desk.output).toContainText('after');
  await expect(desk.output).not.toContainText('On its screen at the end');
});

test('the end of a run that was stopped stands in no other run’s output', async ({ desk }) => {
  await desk.ready();
  await desk.layer('Output').getByRole('textbox').fill('131072');
  await desk.run(String.raw`while True: print("flood " * 20 + "\x1b]0;never ended")`);
  await expect(desk.output).toContainText('flood');
  await desk.stopButton.click();
  await expect(desk.verdict).toContainText('Stopped');
  await desk.run(String.raw`print("\x1b]0;never ended", end="")`);
  await expect(desk.verdict).toContainText('Finished');
  await desk.run('print("clean", end="")\n');
  await expect(desk.verdict).toContainText('Finished');
  await expect(desk.output).toContainText('clean');
  await expect(desk.output).not.toContainText('flood');
});

test('a line of 10 MB and a million empty lines do not stop the page', async ({ desk }) => {
  await desk.ready();
  await desk.layer('Output').getByRole('textbox').fill('131072');
  // The program waits for the page, which on a busy machine takes its time.
  await desk.layer('Deadline').getByRole('textbox').fill('60');
  await desk.run('print("x" * 10_000_000)\nprint("\\n" * 1_000_000)\nprint("the end")\n');
  await expect(desk.output).toContainText('the end', { timeout: 40_000 });
  await expect(desk.verdict).toContainText('Finished');
});
