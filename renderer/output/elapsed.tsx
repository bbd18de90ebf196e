import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** Seconds since it appeared; for the eye alone, a reader would speak without end. */
export function Elapsed() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = performance.now();
    const timer = setInterval(() => setSeconds((performance.now() - begun) / 1000), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="elapsed" aria-hidden="true">
      {seconds.toFixed(1)} s
    </span>
  );
}
