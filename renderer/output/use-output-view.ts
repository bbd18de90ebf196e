import { useSyncExternalStore } from 'react';
import { useDesk } from '../desk/desk-context.ts';
import type { OutputView } from './run-output.ts';

/** What is told of the output beside itself. */
export function useOutputView(): OutputView {
  const { output } = useDesk();
  return useSyncExternalStore(output.subscribe, output.current);
}
