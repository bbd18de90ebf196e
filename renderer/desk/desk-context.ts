/** What every part of the page can reach: the state, and the few things with effects. */
import { createContext, type Dispatch, useContext } from 'react';
import type { Door } from '../../shared/contract.ts';
import type { EditorSeat } from '../editor/editor-seat.ts';
import type { Formatting } from '../formatting/formatting.ts';
import type { RunHistory } from '../history/run-history.ts';
import type { RunOutput } from '../output/run-output.ts';
import type { BuildLogs } from '../images/build-logs.ts';
import type { ImageMaking } from '../images/image-making.ts';
import type { BundleImport } from '../images/bundle-import.ts';
import type { RunUsage } from '../usage/run-usage.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { DeskAction, DeskState } from './desk-state.ts';

export interface DeskServices {
  readonly door: Door;
  readonly workspace: Workspace;
  readonly output: RunOutput;
  readonly usage: RunUsage;
  readonly buildLogs: BuildLogs;
  readonly imageMaking: ImageMaking;
  readonly bundleImport: BundleImport;
  readonly history: RunHistory;
  readonly seat: EditorSeat;
  readonly formatting: Formatting;
}

export interface Desk extends DeskServices {
  readonly state: DeskState;
  readonly dispatch: Dispatch<DeskAction>;
}

export const DeskContext = createContext<Desk | null>(null);

/** @throws Error outside of a desk, which is a programming error */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is for parts of the desk only');
  return desk;
}
