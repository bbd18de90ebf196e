import { describe, expect, test } from 'vitest';
import type { StagePlan } from '../../../electron/sandbox/launcher/stage-plan.ts';
import { Sandbox } from '../../../electron/sandbox/sandbox.ts';
import { composeSpec } from '../../../shared/layers/compose.ts';
import { HARDENED, evidenceOf } from '../shared/layers/support/evidence.ts';
import { launcher } from './support/launcher-frames.ts';
import { ScriptedEngine, type ScriptedContainer } from './support/scripted-engine.ts';
import { report } from './support/scripts.ts';

const RUN: StagePlan = {
  name: 'run',
  command: ['python3', './main.py', 'a'],
  terminal: null,
  hold: { at: 'touch', file: './main.py' },
};
const COMPILE: StagePlan = {
  name: 'compile',
  command: ['gcc', './main.c'],
  terminal: null,
  hold: null,
};
const FILES = [{ name: 'main.py', text: 'print(2)' }];

interface Started {
  readonly sandbox: Sandbox;
  readonly container: ScriptedContainer;
}

async function started(): Promise<Started> {
  const engine = new ScriptedEngine(report);
  const sandbox = await Sandbox.start(engine.asEngine(), {
    runId: 'r1',
    image: evidenceOf({}).image,
    spec: composeSpec(HARDENED, { executableScratch: false, runtimeNamed: () => null }),
    labels: {},
  });
  return { sandbox, container: engine.last };
}

async function parked(stages: readonly StagePlan[]): Promise<Started> {
  const found = await started();
  await found.sandbox.hold(stages);
  return found;
}

/** Whether it is settled by now. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise<string>((resolve) => {
    setTimeout(() => resolve('not yet'), 5);
  });
  return (await Promise.race([promise.then(() => 'settled'), turn])) === 'settled';
}

describe('a sandbox that is told to hold', () => {
  test('starts its stages at once, and nothing goes', async () => {
    const { container } = await parked([COMPILE, RUN]);
    expect(container.heardTypes).toBe('SSH');
  });

  test('is ready when every stage that can be held has come to its gate', async () => {
    const { sandbox, container } = await parked([{ ...COMPILE, hold: { at: 'itself' } }, RUN]);
    container.say(launcher.held(1));
    expect(await isSettled(sandbox.heldAll)).toBe(false);
    container.say(launcher.held(0));
    expect(await sandbox.heldAll).toBe(true);
    expect(await isSettled(sandbox.lost)).toBe(false);
  });

  test('is ready at once when none can be held', async () => {
    const { sandbox } = await parked([COMPILE, { ...RUN, hold: null }]);
    expect(await sandbox.heldAll).toBe(true);
  });

  test.each<[string, (container: ScriptedContainer) => void]>([
    ['ends', (container) => container.hangUp()],
    ['says what is not the launcher’s', (container) => container.say(Buffer.from('rubbish'))],
    ['gives up', (container) => container.say(launcher.problem('poll', 'no'))],
    ['begins of its own accord', (container) => container.say(launcher.begin(0))],
  ])('is lost when it %s before it is needed', async (_name, happen) => {
    const { sandbox, container } = await parked([RUN]);
    happen(container);
    expect(await sandbox.heldAll).toBe(false);
    await sandbox.lost;
  });

  test('is lost as well when it ends after everything had come to its gate', async () => {
    const { sandbox, container } = await parked([RUN]);
    container.say(launcher.held(0));
    expect(await sandbox.heldAll).toBe(true);
    container.hangUp();
    await sandbox.lost;
  });
});

describe('what is delivered', () => {
  test('to what waits for the very same are the files alone', async () => {
    const { sandbox, container } = await parked([RUN]);
    await sandbox.deliver(FILES, [{ ...RUN }]);
    expect(container.heardTypes).toBe('SHFG');
  });

  test('to a compiler that is still warming up is a plan anew: it looks at its gate only then', async () => {
    const compile: StagePlan = { ...COMPILE, hold: { at: 'itself' } };
    const { sandbox, container } = await parked([compile, RUN]);
    container.say(launcher.held(1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sandbox.deliver(FILES, [compile, RUN]);
    expect(container.heardTypes).toBe('SSHNFSSG');
  });

  test('to a compiler that is warm are the files alone', async () => {
    const compile: StagePlan = { ...COMPILE, hold: { at: 'itself' } };
    const { sandbox, container } = await parked([compile, RUN]);
    container.say(launcher.held(0));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sandbox.deliver(FILES, [compile, RUN]);
    expect(container.heardTypes).toBe('SSHFG');
  });

  test('tells a waiting terminal its size anew', async () => {
    const terminal = { rows: 24, columns: 80 };
    const { sandbox, container } = await parked([{ ...RUN, terminal }]);
    await sandbox.deliver(FILES, [{ ...RUN, terminal: { rows: 30, columns: 90 } }]);
    expect(container.heardTypes).toBe('SHFWG');
    expect(Buffer.from(container.heard[3] ?? []).toString('hex')).toBe('5700000004001e005a');
  });

  test.each<[string, readonly StagePlan[]]>([
    ['other arguments', [{ ...RUN, command: ['python3', './main.py', 'b'] }]],
    ['no argument', [{ ...RUN, command: ['python3', './main.py'] }]],
    ['words cut otherwise', [{ ...RUN, command: ['python3 ./main.py', 'a'] }]],
    ['a terminal', [{ ...RUN, terminal: { rows: 24, columns: 80 } }]],
    ['a stage more', [COMPILE, RUN]],
    ['no stage', []],
    ['another gate', [{ ...RUN, hold: { at: 'touch', file: './other.py' } }]],
    ['no gate', [{ ...RUN, hold: null }]],
    ['another kind of stage', [{ ...RUN, name: 'compile' }]],
  ])('to what waits for another plan begins anew: %s', async (_name, stages) => {
    const { sandbox, container } = await parked([RUN]);
    await sandbox.deliver(FILES, stages);
    expect(container.heardTypes).toBe(`SHNF${'S'.repeat(stages.length)}G`);
  });

  test('where nothing was held is the plan with the files', async () => {
    const { sandbox, container } = await started();
    expect(await sandbox.heldAll).toBe(false);
    await sandbox.deliver(FILES, [COMPILE, RUN]);
    expect(container.heardTypes).toBe('FSSG');
  });
});

describe('a run that comes to a sandbox which holds', () => {
  test('loses no word of the launcher’s, though it was listened to before', async () => {
    const { sandbox, container } = await parked([RUN]);
    container.say(launcher.held(0));
    await sandbox.heldAll;
    await sandbox.deliver(FILES, [RUN]);
    const types: string[] = [];
    container.say(launcher.begin(0), launcher.output('stdout', Buffer.from('2')), launcher.end());
    for await (const { type } of sandbox.messages()) {
      types.push(type);
      if (type === 'end') break;
    }
    expect(types).toEqual(['begin', 'output', 'end']);
    expect(await isSettled(sandbox.lost)).toBe(false);
  });

  test('comes as well before everything is at its gate', async () => {
    const { sandbox, container } = await parked([RUN]);
    const messages = sandbox.messages();
    const first = messages.next();
    container.say(launcher.held(0), launcher.begin(0));
    expect((await first).value).toEqual({ type: 'held', index: 0 });
    expect((await messages.next()).value).toEqual({ type: 'begin', index: 0 });
    expect(await sandbox.heldAll).toBe(false);
  });

  test('finds the end of one that was lost', async () => {
    const { sandbox, container } = await parked([RUN]);
    container.hangUp();
    await sandbox.lost;
    expect((await sandbox.messages().next()).done).toBe(true);
  });
});
