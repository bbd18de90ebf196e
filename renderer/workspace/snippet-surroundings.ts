/** What an open snippet works with, and whom it tells. */
import type { Door } from '../../shared/contract.ts';
import type { OpenSnippet } from './open-snippet.ts';
import type { Clock } from './saved-file.ts';
import type { ShadowCopies } from './shadow-copies.ts';

export interface SnippetSurroundings {
  readonly door: Door;
  readonly shadows: ShadowCopies;
  readonly clock: Clock;
  changed(): void;
  /** A draft has become a snippet. */
  made(snippet: OpenSnippet): void;
  /** A snippet is no longer on disk, and goes on as a draft. */
  lost(snippet: OpenSnippet): void;
  complain(about: string, sentence: string): void;
}
