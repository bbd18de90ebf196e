/** The way out: what `explain` hands to other tools opens no door there, in any of its forms. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLAIN_FORMS } from '../../../shared/explain/index.ts';
import { wholeCommand, type Explained } from '../../../shared/explain/explanation.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { anyContext, anyLevels } from '../shared/layers/support/any-levels.ts';
import { shellWords } from '../support/shell-words.ts';

/** Words that somebody would like to be taken for more than words. */
const anyWord = fc.oneof(
  fc.constantFrom(
    '--privileged',
    '-v/:/host',
    '\n    privileged: true',
    '"\nprivileged: true',
    '${HOME}',
    '$(id)',
    '`id`',
    '; docker run --privileged evil',
    '&& id',
    '#',
    '- hostPID: true',
    '*anchor',
    '!!tag',
    '{privileged: true}',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).filter((word) => !word.includes('\0')),
);

const anyExplained: fc.Arbitrary<Explained> = fc
  .record({
    levels: anyLevels,
    context: anyContext,
    command: fc.array(anyWord, { minLength: 1, maxLength: 4 }),
    compile: fc.option(fc.array(anyWord, { minLength: 1, maxLength: 4 })),
    seccompFile: fc.option(anyWord.map((word) => `/data ${word}/default.json`)),
  })
  .map(({ levels, context, ...rest }) => ({
    ...rest,
    spec: composeSpec(levels, context),
    image: 'glovebox/python:0123456789ab',
    deadlineSeconds: 10,
    outputKiB: 1024,
  }));

/** Options of `docker run` that may stand there, and how many words each takes. */
const DOCKER_OPTIONS: Readonly<Record<string, RegExp | null>> = {
  '--rm': null,
  '--interactive': null,
  '--read-only': null,
  '--runtime': /^[\w.-]+$/,
  '--user': /^(10001:10001|0:0)$/,
  '--cap-drop': /^ALL$/,
  '--security-opt':
    /^(no-new-privileges:true|seccomp=(unconfined$|\/data )|(apparmor|systempaths)=unconfined$|apparmor=glovebox|label=disable$)/,
  '--ipc': /^(private|shareable)$/,
  '--cgroupns': /^(private|host)$/,
  '--tmpfs': /^\/(box|tmp):rw,nosuid,nodev,(no)?exec,size=\d+m,nr_inodes=\d+,mode=1777$/,
  '--shm-size': /^\d+m$/,
  '--network': /^(none|bridge)$/,
  '--memory': /^[1-9]\d*m$/,
  '--memory-swap': /^[1-9]\d*m$/,
  '--cpus': /^\d+(\.\d+)?$/,
  '--pids-limit': /^[1-9]\d*$/,
  '--ulimit': /^(nofile|fsize|core)=-?\d+:-?\d+$/,
  '--workdir': /^\/box$/,
  '--log-driver': /^none$/,
};

/** Keys of a compose service, and of a pod, that may stand there. */
const COMPOSE_KEYS =
  'services sandbox image command runtime user cap_drop security_opt ipc cgroup read_only tmpfs shm_size network_mode mem_limit memswap_limit cpus pids_limit ulimits nofile fsize core soft hard working_dir stdin_open restart logging driver';
const POD_KEYS =
  'apiVersion kind metadata name labels app spec restartPolicy activeDeadlineSeconds automountServiceAccountToken enableServiceLinks runtimeClassName containers image imagePullPolicy command workingDir stdin stdinOnce securityContext runAsUser runAsGroup runAsNonRoot privileged allowPrivilegeEscalation readOnlyRootFilesystem capabilities drop seccompProfile type localhostProfile appArmorProfile procMount resources requests limits memory cpu volumeMounts mountPath volumes emptyDir medium sizeLimit';

/** Every line of these files is one key or one item: a text never goes over a line. */
function keysOf(yaml: string): string[] {
  return yaml.split('\n').flatMap((line) => {
    const key = /^\s*(?:- )*("(?:[^"\\]|\\.)*"|[^\s":]+):(?: |$)/.exec(line)?.[1];
    return key === undefined ? [] : [key.replaceAll('"', '')];
  });
}

describe('whatever is explained', () => {
  test('the docker line has the known options, each with what it may say, and then only the program', () => {
    fc.assert(
      fc.property(anyExplained, (explained) => {
        const words = shellWords(EXPLAIN_FORMS.docker(explained).text);
        expect(words.slice(0, 2)).toEqual(['docker', 'run']);
        let at = 2;
        for (; words[at] !== explained.image; at += 1) {
          const option = words[at] ?? '';
          expect(Object.keys(DOCKER_OPTIONS)).toContain(option);
          const value = DOCKER_OPTIONS[option];
          if (value === null || value === undefined) continue;
          at += 1;
          expect(`${option} ${value.test(words[at] ?? '')}`).toBe(`${option} true`);
        }
        const program = words.slice(at + 1);
        expect(program).toEqual(wholeCommand(explained));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    { form: 'compose' as const, keys: COMPOSE_KEYS },
    { form: 'kubernetes' as const, keys: POD_KEYS },
  ])('the $form file has the known keys alone', ({ form, keys }) => {
    const known = new Set(keys.split(' '));
    fc.assert(
      fc.property(anyExplained, (explained) => {
        const { text } = EXPLAIN_FORMS[form](explained);
        expect(keysOf(text).filter((key) => !known.has(key))).toEqual([]);
        expect(text).not.toMatch(/^\s*privileged: true$|: (undefined|NaN)\b/m);
        expect(text).not.toMatch(/^\s*(network_mode|ipc): (?!none$|bridge$|private$|shareable$)/m);
      }),
      { numRuns: 200 },
    );
  });

  test('the keys that may not stand there would be seen', () => {
    expect(keysOf('services:\n  sandbox:\n    privileged: true\n    "pid": host\n')).toEqual([
      'services',
      'sandbox',
      'privileged',
      'pid',
    ]);
    expect(keysOf('  - "privileged: true"\n  - hostPath: "/"\n')).toEqual(['hostPath']);
  });
});
