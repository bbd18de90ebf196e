/**
 * Where a stage of a parked sandbox can be held: its very command is started
 * ahead, and stopped at the last moment before it would see the person's program.
 *
 * - `touch`: at the first look at `file`, relative to /box; the preloaded
 *   `gate.so` stops it there (`images/launcher/preload/`)
 * - `time`: at the first time that it asks for the time of day; for programs that
 *   tell when they began (Perl's `$^T`, Bash's `$SECONDS`), by the same means
 * - `itself`: the command knows the gate and waits of its own accord
 */
export type Hold =
  | { readonly at: 'touch'; readonly file: string }
  | { readonly at: 'time' }
  | { readonly at: 'itself' };

/** Of each stage; null where nothing is gained, and the stage starts when it is its turn. */
export interface Holds {
  readonly compile: Hold | null;
  readonly run: Hold | null;
}

/** Puts the entry's name in the place of `{entry}`, as `expandCommand` does. */
export function expandHold(hold: Hold | null, entry: string): Hold | null {
  return hold?.at === 'touch' && hold.file === '{entry}'
    ? { at: 'touch', file: `./${entry}` }
    : hold;
}
