/**
 * The order of one round. Whatever is measured leaves something behind for what
 * follows it: a warm cache, an engine still clearing up. So each round begins one
 * further on, and every second one goes backwards, which gives each thing other
 * neighbours before it.
 *
 * @param round counted from 0
 */
export function roundOrder<Thing>(things: readonly Thing[], round: number): Thing[] {
  if (things.length === 0) return [];
  const start = Math.floor(round / 2) % things.length;
  const turned = [...things.slice(start), ...things.slice(0, start)];
  return round % 2 === 0 ? turned : turned.toReversed();
}
