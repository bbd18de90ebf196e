/** The engine's security options, as /info lists them: `name=seccomp,profile=default`. Pure. */
import type { EngineFacts } from '../engine/container-engine.ts';
import { unknown } from './check.ts';

/** Every engine that can list any lists some: an empty list says nothing of what is missing in it. */
export const NO_OPTION_LISTED = unknown('the engine lists no security option at all');

/** What follows the option's name; null when it is not listed. */
export function securityOption({ securityOptions }: EngineFacts, name: string): string | null {
  const found = securityOptions.find((option) => option.split(',')[0] === `name=${name}`);
  return found === undefined ? null : found.slice(`name=${name}`.length).replace(/^,/, '');
}
