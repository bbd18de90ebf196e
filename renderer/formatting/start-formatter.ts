/** By its name the file of this worker is known to who serves it: see `formatter.worker.ts`. */
export function startFormatter(): Worker {
  return new Worker(new URL('./formatter.worker.ts', import.meta.url), { type: 'module' });
}
