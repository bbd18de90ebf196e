/** What launchers in memory do. */
import { RECORDED, type Facts } from '../../shared/layers/support/evidence.ts';
import { launcher } from './launcher-frames.ts';
import type { Script, ScriptedContainer } from './scripted-engine.ts';

/** Says a sandbox's facts, those of the record with these instead, and that it is ready. */
export function report(container: ScriptedContainer, facts: Facts = {}): void {
  for (const [name, told] of Object.entries({ ...RECORDED, ...facts })) {
    if (typeof told === 'string') container.say(launcher.fact(name, 'ok', told));
    else if (told !== null) container.say(launcher.fact(name, told.unreadable, ''));
  }
  container.say(launcher.ready());
}

/** A launcher that reports, and then does this when it is told to go, and this when it is told to kill. */
export function launching(
  go: (container: ScriptedContainer) => void,
  kill: (container: ScriptedContainer) => void = endKilled,
  facts: Facts = {},
): Script {
  return (container) => {
    container.onFrame = (type) => {
      if (type === 'G') go(container);
      if (type === 'K') kill(container);
    };
    report(container, facts);
  };
}

/** The program's stage, begun. */
export const begun = (container: ScriptedContainer): void => container.say(launcher.begin(0));

/** One stage that ends so. */
export function ran(status: number, ...before: readonly Uint8Array[]) {
  return (container: ScriptedContainer): void =>
    container.say(launcher.begin(0), ...before, launcher.done(0, status), launcher.end());
}

const SIGKILL = 9;

function endKilled(container: ScriptedContainer): void {
  container.say(launcher.done(0, SIGKILL), launcher.end());
}
