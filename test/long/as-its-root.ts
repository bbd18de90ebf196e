/**
 * What a person does as root on the everyday host, done through its engine: a
 * privileged container that steps over to the host's files. Glovebox itself has
 * no word for such a container.
 */
import { once } from 'node:events';
import { request } from 'node:http';

/**
 * Runs a program of the host's, with files written there before.
 *
 * @param address the engine's, `tcp://HOST:PORT`
 * @param image one with Python in it
 * @param files path on the host → text
 * @throws Error with the program's words when it fails
 */
export async function asItsRoot(
  address: string,
  image: string,
  words: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<void> {
  const program = `
import json, os, subprocess, sys
words, files = json.loads(sys.argv[1])
os.chroot("/host"); os.chdir("/")
for path, text in files.items():
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, "w").write(text)
sys.exit(subprocess.run(words, env={"PATH": "/usr/sbin:/usr/bin"}).returncode)
`;
  const call = (method: string, path: string, body?: object): Promise<string> =>
    callEngine(address, method, path, body);
  const { Id: id } = JSON.parse(
    await call('POST', '/containers/create', {
      Image: image,
      Entrypoint: ['/usr/bin/python3', '-c', program, JSON.stringify([words, files])],
      User: '0',
      Tty: true,
      HostConfig: { Privileged: true, Binds: ['/:/host'] },
    }),
  ) as { Id: string };
  try {
    await call('POST', `/containers/${id}/start`);
    const ended = JSON.parse(await call('POST', `/containers/${id}/wait`)) as {
      StatusCode: number;
    };
    if (ended.StatusCode === 0) return;
    throw new Error(`${words.join(' ')}: ${await call('GET', `/containers/${id}/logs?stdout=1`)}`);
  } finally {
    await call('DELETE', `/containers/${id}?force=1`);
  }
}

async function callEngine(
  address: string,
  method: string,
  path: string,
  body?: object,
): Promise<string> {
  const { hostname, port } = new URL(address);
  const asked = request({
    ...{ hostname, port, method, path },
    headers: { 'content-type': 'application/json' },
  });
  asked.end(body === undefined ? '' : JSON.stringify(body));
  const [answer] = (await once(asked, 'response')) as [
    NodeJS.ReadableStream & { statusCode?: number },
  ];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  if ((answer.statusCode ?? 500) >= 400) throw new Error(`${method} ${path}: ${text}`);
  return text;
}
