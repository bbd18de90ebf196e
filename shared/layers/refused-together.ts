/**
 * Levels that are a fair demonstration each, and together a door to the host.
 * No consent opens it: what lies behind is not the sandbox's to be lost.
 */
import { GloveboxError } from '../outcome.ts';

interface RefusedPair {
  readonly levels: Readonly<Record<string, string>>;
  /** A sentence that says what it would open, and what to do instead. */
  readonly sentence: string;
}

const REFUSED: readonly RefusedPair[] = [
  {
    // The kernel's switches belong to user 0 and ask for no capability: whoever writes
    // core_pattern has a program run as root on the host (core(5)), whoever writes
    // sysrq-trigger has stopped it (proc(5)).
    levels: { user: 'root', 'proc-paths': 'unmasked' },
    sentence:
      'Root with unmasked kernel files could write the kernel’s own switches, and run programs as root on this machine. Choose user=unprivileged or proc-paths=masked.',
  },
];

/** @throws GloveboxError `refused` for levels that must not meet in one run */
export function refuseTogether(levels: Readonly<Record<string, string>>): void {
  const sentence = refusedTogether(levels);
  if (sentence !== null) throw new GloveboxError('refused', sentence);
}

/** @returns why these levels are refused whoever asks, or null where they are not */
export function refusedTogether(levels: Readonly<Record<string, string>>): string | null {
  const met = REFUSED.find(({ levels: pair }) =>
    Object.entries(pair).every(([layer, level]) => levels[layer] === level),
  );
  return met?.sentence ?? null;
}
