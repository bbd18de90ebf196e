/** The README's pictures: the real page, running real programs. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '../fixtures.ts';
import type { Desk } from '../support/desk.ts';

test.use({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });

const EATER = `# eats memory in bites of 10 MB until something stops it
import time

bites = []
while True:
    bites.append(bytearray(10 * 1000 * 1000))
    print(f"eaten {len(bites) * 10:4} MB", flush=True)
    time.sleep(0.05)
`;

const WHO = `import os
import socket

print("user", os.getuid(), "in group", os.getgid())
print("interfaces:", [name for _, name in socket.if_nameindex()])
print("processes in sight:", [pid for pid in os.listdir("/proc") if pid.isdigit()])
`;

const LIAR = String.raw`import sys

sys.stdout.write("\x1b]0;You have won\x07")             # the window's title
sys.stdout.write("\x1b]52;c;cm0gLXJmIH4=\x07")          # the clipboard
sys.stdout.write("password: \x1b[8mhunter2\x1b[0m\n")   # hidden text
print("transfer 100 \u202eRUE\u202c to Ada")            # turned around
`;

async function take({ page }: Desk, name: string): Promise<void> {
  await page.mouse.move(600, 300);
  // What moves has come to rest.
  await page.waitForTimeout(500);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
}

test('the desk after a program that ate too much', async ({ desk }) => {
  await desk.ready();
  await desk.run(EATER);
  await expect(desk.verdict).toContainText('memory');
  await take(desk, 'desk');
});

test.describe('by daylight', () => {
  test.use({ colorScheme: 'light' });

  test('a layer that is turned down for one run', async ({ desk }) => {
    await desk.ready();
    await desk.run(WHO);
    await expect(desk.verdict).toContainText('Finished');
    await desk.layer('Unprivileged user').getByRole('combobox').selectOption('root');
    await desk.runButton.click();
    await expect(desk.output).toContainText('user 0');
    await expect(desk.verdict).toContainText('Finished');
    await desk.layer('Unprivileged user').getByRole('combobox').selectOption('root');
    await take(desk, 'lowered');
  });
});

test('what a program tried to hide, raw', async ({ desk }) => {
  await desk.ready();
  await desk.run(LIAR);
  await expect(desk.verdict).toContainText('Finished');
  await desk.page.keyboard.press('Alt+o');
  await expect(desk.output).toContainText('U+202E');
  await take(desk, 'raw');
});

test('the posture of the machine', async ({ desk }) => {
  await desk.ready();
  await desk.page.keyboard.press('Alt+m');
  const posture = desk.page.getByRole('dialog', { name: 'Posture of this machine' });
  await expect(posture.getByRole('heading', { name: 'Who may command it' })).toBeVisible({
    timeout: 60_000,
  });
  await take(desk, 'posture');
});
