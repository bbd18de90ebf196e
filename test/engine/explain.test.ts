/** A line of `explain`, pasted into a real shell, beside the sandbox that it explains: field by field. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageById } from '../../electron/images/catalogue.ts';
import { explain } from '../../electron/sandbox/explain.ts';
import { Bench, type Asked } from './harness.ts';
import {
  TELL,
  dockerCommand,
  sandboxRun,
  seenOf,
  type DockerCommand,
  type Facts,
} from './plain-run.ts';

const bench = new Bench();
const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-explain-'));
let docker: DockerCommand;
let address: string;

beforeAll(async () => {
  ({ address } = (await bench.core.connect()).engine);
  docker = dockerCommand(address);
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the line cannot say or says otherwise; nothing of it confines. */
const NOT_OF_THE_LINE =
  /^(first process|proc\/oom_score_adj|inspect\/Config\.(Cmd|Labels\.glovebox(\.instance|\.run)?)|inspect\/HostConfig\.(AutoRemove|ContainerIDFile|NetworkMode))$/;

/** The line as it is, but that its program is another, and that its container can be found. */
async function pasted(line: string, program: string, ready: string): Promise<Facts> {
  const idFile = path.join(mkdtempSync(path.join(folder, 'line-')), 'id');
  const image = / glovebox\/[a-z]+:[0-9a-f]{12} /.exec(line)?.[0];
  if (image === undefined) throw new Error(`no image in ${line}`);
  const options = line.slice(0, line.indexOf(image)).replace(/^docker run/, '');
  const shell = spawn(
    'sh',
    ['-c', `docker run --cidfile '${idFile}'${options}${image}${program}`],
    {
      env: { ...process.env, DOCKER_HOST: address, TELL },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  for await (const chunk of shell.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    printed += chunk;
    if (printed.includes(ready)) break;
  }
  const id = readFileSync(idFile, 'utf8');
  try {
    return seenOf(docker, id, printed).facts;
  } finally {
    docker('rm', '-f', id);
    shell.kill();
  }
}

async function lineFor(asked: Asked): Promise<string> {
  const { text } = await explain(
    {
      language: languageById(bench.core.languages, asked.language ?? 'python'),
      preset: asked.preset ?? 'hardened',
      overrides: asked.set ?? {},
      form: 'docker',
    },
    await bench.core.connect(),
    bench.folder,
  );
  return text;
}

function differing(ours: Facts, theirs: Facts): unknown[] {
  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((name) => ours[name] !== theirs[name] && !NOT_OF_THE_LINE.test(name))
    .map((name) => [name, ours[name], theirs[name]]);
}

describe('the engine’s word and the program’s own are the same', () => {
  test.each<{ what: string; asked: Asked }>([
    { what: 'hardened', asked: {} },
    { what: 'sealed', asked: { preset: 'sealed' } },
    { what: 'docker-default', asked: { preset: 'docker-default' } },
    {
      what: 'other sizes, and the strict filter',
      asked: {
        set: {
          memory: '96',
          cpu: '0.5',
          processes: '20',
          'open-files': '40',
          'file-size': '3',
          scratch: '7',
          seccomp: 'strict',
        },
      },
    },
    {
      what: 'root with Docker’s capabilities on a writable root',
      asked: {
        set: {
          user: 'root',
          capabilities: 'docker-default',
          'no-new-privileges': 'off',
          filesystem: 'writable',
        },
      },
    },
    {
      what: 'all that is below Docker’s own default',
      asked: {
        set: {
          seccomp: 'off',
          'proc-paths': 'unmasked',
          ipc: 'shareable',
          'cgroup-namespace': 'host',
          lsm: 'unconfined',
          'core-dumps': 'on',
          network: 'internet',
        },
      },
    },
  ])('$what', async ({ asked }) => {
    const ours = await sandboxRun(docker, bench, { ...asked, consents: true });
    const theirs = await pasted(await lineFor(asked), 'python3 -c "$TELL"', 'END');
    expect(Object.keys(theirs).length).toBeGreaterThan(150);
    expect(differing(ours.facts, theirs)).toEqual([]);
  });

  test.each([
    { language: 'bash', source: 'echo END; read -r x' },
    {
      language: 'c',
      source:
        '#include <stdio.h>\nint main(void) { puts("END"); fflush(stdout); return getchar(); }',
    },
    {
      language: 'java',
      source:
        'class Main { public static void main(String[] a) throws Exception { System.out.println("END"); System.in.read(); } }',
    },
  ])('by the engine’s word, $language with its own defaults', async ({ language, source }) => {
    const ours = await sandboxRun(docker, bench, { language, source });
    const line = await lineFor({ language });
    const theirs = await pasted(line, "sh -c 'echo END; read -r x'", 'END');
    expect(Object.keys(theirs).length).toBeGreaterThan(30);
    expect(differing(ours.facts, theirs)).toEqual([]);
  });
});

test('a line of other levels is seen to differ', async () => {
  const ours = await sandboxRun(docker, bench, {});
  const line = await lineFor({ set: { memory: '128', filesystem: 'writable', user: 'root' } });
  const names = differing(ours.facts, await pasted(line, 'python3 -c "$TELL"', 'END'));
  expect(JSON.stringify(names)).toMatch(/status\/Uid.*mount\/.*Memory/s);
});

test('the program of the line runs as its remark says, in one shell with its file', async () => {
  const { text, remarks } = await explain(
    {
      language: languageById(bench.core.languages, 'python'),
      preset: 'hardened',
      overrides: {},
      form: 'docker',
    },
    await bench.core.connect(),
    bench.folder,
  );
  expect(remarks.join('\n')).toContain("sh -c 'cat > NAME && python3 ./main.py' < NAME");
  const line = text.replace(/python3 \.\/main\.py$/, "sh -c 'cat > main.py && python3 ./main.py'");
  const shell = spawn('sh', ['-c', line], { env: { ...process.env, DOCKER_HOST: address } });
  shell.stdin.end('print(6 * 7)\n');
  let printed = '';
  for await (const chunk of shell.stdout.setEncoding('utf8') as AsyncIterable<string>)
    printed += chunk;
  expect(printed).toBe('42\n');
});
