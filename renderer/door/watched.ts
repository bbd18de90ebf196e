/** A value that can be watched: what `useSyncExternalStore` wants, and a way to change it. */
export interface Watched<Value> {
  readonly current: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (value: Value) => void;
}

export function watched<Value>(initial: Value): Watched<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    current: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      value = next;
      // A listener may leave, and come again, while it is told.
      for (const listener of Array.from(listeners)) listener();
    },
  };
}
