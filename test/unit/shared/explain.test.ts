import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shellQuoted, type Explained } from '../../../shared/explain/explanation.ts';
import { EXPLAIN_FORMS, isExplainForm } from '../../../shared/explain/index.ts';
import { toYaml } from '../../../shared/explain/yaml.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { anyContext, anyLevels } from './layers/support/any-levels.ts';
import { HARDENED } from './layers/support/evidence.ts';
import { shellWords } from '../support/shell-words.ts';

const spec = (levels = HARDENED) =>
  composeSpec(levels, { executableScratch: false, runtimeNamed: () => null });

const explained = (change: Partial<Explained> = {}): Explained => ({
  spec: spec(),
  image: 'glovebox/python:0123456789ab',
  command: ['python3', './main.py'],
  compile: null,
  seccompFile: '/home/me/.local/share/glovebox/seccomp/default.json',
  deadlineSeconds: 10,
  outputKiB: 1024,
  ...change,
});

describe('as a docker run line', () => {
  test('the hardened sandbox says all that confines it', () => {
    const { text } = EXPLAIN_FORMS.docker(explained());
    expect(text).toBe(
      [
        'docker run --rm --interactive --user 10001:10001 --cap-drop ALL',
        '--security-opt no-new-privileges:true',
        '--security-opt seccomp=/home/me/.local/share/glovebox/seccomp/default.json',
        '--ipc private --cgroupns private --read-only',
        '--tmpfs /box:rw,nosuid,nodev,noexec,size=64m,nr_inodes=4096,mode=1777',
        '--tmpfs /tmp:rw,nosuid,nodev,noexec,size=64m,nr_inodes=4096,mode=1777',
        '--shm-size 16m --network none --memory 256m --memory-swap 256m --cpus 1 --pids-limit 64',
        '--ulimit nofile=256:256 --ulimit fsize=67108864:67108864 --ulimit core=0:0',
        '--workdir /box --log-driver none glovebox/python:0123456789ab python3 ./main.py',
      ].join(' '),
    );
  });

  test('whatever the levels, every ceiling is said', () => {
    fc.assert(
      fc.property(anyLevels, anyContext, (levels, context) => {
        const whole = composeSpec(levels, context);
        const words = EXPLAIN_FORMS.docker(explained({ spec: whole })).text.split(' ');
        const after = (option: string): string | undefined => words[words.indexOf(option) + 1];
        expect(after('--memory')).toBe(`${whole.memoryMiB}m`);
        expect(after('--memory-swap')).toBe(after('--memory'));
        expect(Number(after('--pids-limit'))).toBe(whole.pids);
        expect(Number(after('--cpus'))).toBe(whole.cpus);
        expect(['none', 'bridge']).toContain(after('--network'));
        expect(words.filter((word) => word === '--tmpfs')).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });

  test('is one line, and a real shell makes the same words of it, whatever stands in them', () => {
    const words = [
      "it's",
      '$(touch /x)',
      '`id`',
      '"q"',
      '\\',
      '*',
      '; rm -rf /',
      '',
      '~',
      '!',
      '-x',
      '#',
      '&&',
      'a b',
      '\t',
    ];
    const { text } = EXPLAIN_FORMS.docker(
      explained({ command: words, seccompFile: "/home/o'brien/my files/$x.json" }),
    );
    expect(text).not.toContain('\n');
    const made = shellWords(text);
    expect(made.slice(-words.length)).toEqual(words);
    expect(made).toContain("seccomp=/home/o'brien/my files/$x.json");
  });

  test('compiles first where the language needs that', () => {
    const { text } = EXPLAIN_FORMS.docker(
      explained({ compile: ['gcc', './my prog.c'], command: ['./a.out'] }),
    );
    expect(shellWords(text).slice(-3)).toEqual(['sh', '-c', "gcc './my prog.c' && ./a.out"]);
  });

  test('names a filter only where there is one', () => {
    const open = { spec: spec({ ...HARDENED, seccomp: 'off' }), seccompFile: null };
    expect(EXPLAIN_FORMS.docker(explained(open)).text).toContain('seccomp=unconfined');
    const engine = { spec: spec({ ...HARDENED, seccomp: 'engine' }), seccompFile: null };
    expect(EXPLAIN_FORMS.docker(explained(engine)).text).not.toContain('seccomp');
  });
});

describe.each(['docker', 'compose', 'kubernetes'] as const)('as %s', (form) => {
  test('says honestly what it lacks', () => {
    const { remarks } = EXPLAIN_FORMS[form](explained());
    expect(remarks.join(' ')).toContain('1024 KiB');
  });

  test('ends in a line break only where it is a file', () => {
    expect(EXPLAIN_FORMS[form](explained()).text.endsWith('\n')).toBe(form !== 'docker');
  });
});

describe('as a file', () => {
  test('compose finds no variable of its caller’s in any value', () => {
    // compose-spec, 12-interpolation.md: two dollar signs are one, one begins a variable.
    const interpolated = (text: string): string =>
      text.replaceAll(/\$(\$|\w+|\{[^}]*\})/g, (_all, name: string) =>
        name === '$' ? '$' : '<variable>',
      );
    const { text } = EXPLAIN_FORMS.compose(
      explained({
        command: ['sh', '-c', 'echo $HOME ${PATH} $$ $1'],
        seccompFile: '/home/$USER/${x}/default.json',
      }),
    );
    const read = interpolated(text);
    expect(read).not.toContain('<variable>');
    expect(read).toContain(JSON.stringify('echo $HOME ${PATH} $$ $1'));
    expect(read).toContain('seccomp=/home/$USER/${x}/default.json');
  });

  test.each(['docker', 'compose'] as const)(
    'an open network is said to be another bridge than ours: %s',
    (form) => {
      const internet = explained({ spec: spec({ ...HARDENED, network: 'internet' }) });
      expect(EXPLAIN_FORMS[form](internet).remarks.join(' ')).toContain('the common one');
      expect(EXPLAIN_FORMS[form](explained()).remarks.join(' ')).not.toContain('the common one');
    },
  );

  test('a pod is said to lack what Kubernetes has no field for', () => {
    const said = EXPLAIN_FORMS.kubernetes(explained()).remarks.join(' ');
    for (const lack of ['noexec, nosuid, nodev', '/dev/shm (16 MiB here)', 'swap', 'processes'])
      expect(said).toContain(lack);
  });

  test('a pod that is not root is held to that', () => {
    expect(EXPLAIN_FORMS.kubernetes(explained()).text).toContain('runAsNonRoot: true');
    const root = explained({ spec: spec({ ...HARDENED, user: 'root' }) });
    expect(EXPLAIN_FORMS.kubernetes(root).text).toContain('runAsNonRoot: false');
  });
});

describe('YAML', () => {
  test('is plain for what cannot be mistaken, and quoted for all else', () => {
    expect(
      toYaml({
        plain: 'read-only',
        path: '/box',
        truth: true,
        text: 'true',
        no: 'no',
        number: 1.5,
        digits: '1.5',
        colon: 'a: b',
        hash: '#',
        lines: 'a\nb',
        empty: '',
        list: ['x', { name: 'y', z: 1 }],
      }),
    ).toBe(
      [
        'plain: read-only',
        'path: /box',
        'truth: true',
        'text: "true"',
        '"no": "no"',
        'number: 1.5',
        'digits: "1.5"',
        'colon: "a: b"',
        'hash: "#"',
        String.raw`lines: "a\nb"`,
        'empty: ""',
        'list:',
        '  - x',
        '  - name: "y"',
        '    z: 1',
        '',
      ].join('\n'),
    );
  });
});

test('a word of a shell is itself again, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme', maxLength: 12 }).filter((word) => !word.includes('\0')),
        { minLength: 1, maxLength: 20 },
      ),
      (words) => {
        expect(shellWords(words.map(shellQuoted).join(' '))).toEqual(words);
      },
    ),
    { numRuns: 20 },
  );
});

test.each(['helm', '', 'constructor', '__proto__', 'Docker'])('%j is no form', (word) => {
  expect(isExplainForm(word)).toBe(false);
});
