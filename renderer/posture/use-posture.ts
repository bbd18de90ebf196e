import { useCallback, useEffect, useState } from 'react';
import type { PostureReport } from '../../shared/posture.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { useDesk } from '../desk/desk-context.ts';

export interface AskedPosture {
  /** The last answer; null until there is one. */
  readonly answer: Outcome<PostureReport> | null;
  readonly isAsking: boolean;
  readonly ask: () => void;
}

/** Asks for the posture when it is first needed, and again when told to; the last answer stays meanwhile. */
export function usePosture(): AskedPosture {
  const { door } = useDesk();
  const [answer, setAnswer] = useState<Outcome<PostureReport> | null>(null);
  const [round, setRound] = useState(0);
  const [answeredRound, setAnsweredRound] = useState(-1);
  useEffect(() => {
    let isWanted = true;
    const asking = async () => {
      const outcome = await door.call('posture', {});
      if (!isWanted) return;
      setAnswer(outcome);
      setAnsweredRound(round);
    };
    void asking();
    return () => {
      isWanted = false;
    };
  }, [door, round]);
  const ask = useCallback(() => setRound((before) => before + 1), []);
  return { answer, isAsking: answeredRound !== round, ask };
}
