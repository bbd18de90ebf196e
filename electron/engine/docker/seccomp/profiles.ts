/**
 * The system-call filters that Glovebox carries, as the Engine API takes them:
 * JSON text, not a path.
 */
import { defaultProfile } from './default-profile.ts';
import { strictProfile } from './strict-profile.ts';

export const SECCOMP_PROFILES: Readonly<Record<'default' | 'strict', string>> = {
  default: JSON.stringify(defaultProfile),
  strict: JSON.stringify(strictProfile),
};
