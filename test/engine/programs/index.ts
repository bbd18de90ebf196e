import { bash } from './bash.ts';
import { c } from './c.ts';
import { cpp } from './cpp.ts';
import { csharp } from './csharp.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { lua } from './lua.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import type { LanguagePrograms } from './program.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { typescript } from './typescript.ts';

/** Every language's programs, in the order in which the application lists them. */
export const PROGRAMS: readonly LanguagePrograms[] = [
  python,
  javascript,
  typescript,
  bash,
  c,
  cpp,
  java,
  csharp,
  go,
  rust,
  ruby,
  php,
  perl,
  lua,
];
