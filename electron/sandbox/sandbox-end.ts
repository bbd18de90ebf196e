/** The engine's own word on how a sandbox ended. */
import { failureOf } from '../../shared/outcome.ts';
import type { Sandbox } from './sandbox.ts';
import { endContradiction, type Loss } from './verdict.ts';

/** How long the engine may take to say it, milliseconds. */
const END_MS = 5_000;

/** How a sandbox was lost whose launcher could not tell its end. */
export async function lossOf(sandbox: Sandbox): Promise<Loss> {
  try {
    const end = await sandbox.end(END_MS);
    return { who: 'sandbox', exitCode: end.exitCode, oomKilled: end.oomKilled };
  } catch (error) {
    return { who: 'engine', sentence: failureOf(error).sentence };
  }
}

/** What the engine says of a sandbox whose launcher has told the end, where that is another. */
export async function contradictionOf(sandbox: Sandbox): Promise<string | null> {
  try {
    return endContradiction(await sandbox.end(END_MS), sandbox.facts);
  } catch {
    // An engine that does not say contradicts nothing.
    return null;
  }
}
