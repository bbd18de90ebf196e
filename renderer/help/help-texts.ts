/** The words of the help: what a person needs to know once. */
import type { LayerState } from '../../shared/run-result.ts';

export const RUN_STEPS: readonly string[] = [
  'A container is made for this one run, under every layer that the isolation panel asks for. Most often it was started ahead and is waiting.',
  'Before your program arrives, a small launcher inside reads what is true there: who it is, what it may do, which limits bind it.',
  'The panel compares that with what was asked for. Where the inside contradicts it, the program is not started.',
  'Your program runs. What it prints comes out, and nothing else does: it may colour its text, but no title, link or clipboard of this window is its to change.',
  'Everything it started is ended, the container is removed, and the verdict says why it ended.',
];

export const STATE_MEANINGS: readonly { readonly state: LayerState; readonly meaning: string }[] = [
  {
    state: 'enforced',
    meaning: 'It was asked for, and a fact read in that very container shows that it held.',
  },
  {
    state: 'open',
    meaning: 'It was turned down, or the facts show that it stopped nothing.',
  },
  {
    state: 'unavailable',
    meaning: 'This computer, its engine or its runtime has no such thing; the layer says why.',
  },
  {
    state: 'inconclusive',
    meaning: 'The fact that would decide it cannot be read. It may have held; nobody says so.',
  },
];
