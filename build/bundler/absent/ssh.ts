/** Stands in for `ssh2`, whose native part breaks rebuilds and whose size slows every start. */

/** A constructor to who calls it; written as a function, since all it does is refuse. */
export function Client(): never {
  throw new Error(
    "Engines behind ssh:// are not supported. Forward the engine's socket yourself " +
      '(ssh -L /tmp/engine.sock:/var/run/docker.sock HOST) and set DOCKER_HOST=unix:///tmp/engine.sock.',
  );
}
