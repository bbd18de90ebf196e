/** What is claimed of a run: the few things that a person asks of a sandbox. */
import type { ClaimId } from '../layers/layer.ts';

/** In the order in which they are said; each is the end of “It could …” and of “It could not …”. */
export const CLAIMS: readonly { readonly id: ClaimId; readonly phrase: string }[] = [
  { id: 'network', phrase: 'reach the internet or your local network' },
  { id: 'files', phrase: 'read your files' },
  { id: 'root', phrase: 'become root' },
  { id: 'limits', phrase: 'outgrow its limits' },
  { id: 'outlive', phrase: 'outlive its run' },
];
