import { fileURLToPath } from 'node:url';
import { expect, test } from '../fixtures.ts';

test.use({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });

const EATER = `# eats memory in bites of 10 MB until something stops it
import time

bites = []
while True:
    bites.append(bytearray(10 * 1000 * 1000))
    print(f"eaten {len(bites) * 10:4} MB", flush=True)
    time.sleep(0.05)
`;

test('the desk after a program that ate too much', async ({ desk }) => {
  await desk.ready();
  await desk.run(EATER);
  await expect(desk.verdict).toContainText('memory');
  await desk.page.mouse.move(600, 300);
  await desk.page.screenshot({ path: fileURLToPath(new URL('desk.png', import.meta.url)) });
});
