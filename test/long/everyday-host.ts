/** Running programs on the everyday host, and asking for what was said of them. */
import { inject } from 'vitest';
import type { LayerAccount, RunResult } from '../../shared/run-result.ts';
import { command } from '../engine/command-line.ts';
import { Bench, type Asked } from '../engine/harness.ts';
import type { Attempt } from './attempts.ts';

export const machine = inject('machine');

/** The application, with this host's engine as the only one. */
export function benchOnMachine(): Bench {
  process.env['DOCKER_HOST'] = machine.address;
  return new Bench();
}

/** Emulated, all takes many times as long; what is tested is not the deadline. */
export function runOn(bench: Bench, asked: Asked): Promise<RunResult> {
  return bench.run({ ...asked, set: { deadline: '120', ...asked.set } });
}

export function attemptOn(
  bench: Bench,
  { program, asked }: Attempt,
  set: Asked['set'] = {},
): Promise<RunResult> {
  return runOn(bench, { source: program, set: { ...asked, ...set }, consents: true });
}

/** Carried out in C as well: it prints this. */
export const IN_C = '#include <stdio.h>\nint main(void) { puts("42"); return 3; }\n';

export function accountOf(result: RunResult, id: string): LayerAccount {
  const found = result.layers.find((layer) => layer.id === id);
  if (found === undefined) throw new Error(`no account of ${id}`);
  return found;
}

interface Check {
  readonly id: string;
  readonly state: string;
  readonly finding: string;
  readonly mend: string | null;
}

/** What “doctor” says of AppArmor, as a person starts it. */
export async function lsmCheck(bench: Bench): Promise<Check> {
  const { stdout, stderr } = await command(['doctor', '--json'], { GLOVEBOX_DATA: bench.folder });
  const { checks } = JSON.parse(stdout) as { checks: readonly Check[] };
  const found = checks.find(({ id }) => id === 'lsm');
  if (found === undefined) throw new Error(`doctor has no check of AppArmor: ${stderr}`);
  return found;
}
