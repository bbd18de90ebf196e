/**
 * One ordinary program a language that walks through what its own library is
 * for: threads, processes, signals, timers, files, loopback sockets, memory,
 * text, time. Each ends in `fine`. The strict system-call filter is what these
 * and the languages' other programs were seen to need, and is tested with them.
 */
import type { SourceFile } from '../../../shared/run-request.ts';
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
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { typescript } from './typescript.ts';

/** By language; entry first. */
export const EVERYDAY: Readonly<Record<string, readonly SourceFile[]>> = {
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
};
