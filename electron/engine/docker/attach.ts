/** Attaching to a container, with nothing in the request but its address. */
import type { Duplex } from 'node:stream';
import type Docker from 'dockerode';

/** What @types/dockerode leaves open. */
interface Modem {
  dial(options: object, callback: (error: unknown, stream: unknown) => void): void;
}

/**
 * dockerode's own `attach` sends its options a second time as the request's body.
 * Docker drops that; Podman (4.3.1, measured) hands what it did not read of a
 * body to the container, as the first of its input.
 */
export async function attachWithoutBody(
  docker: Docker,
  containerId: string,
  abortSignal: AbortSignal,
): Promise<Duplex> {
  const stream = await new Promise((resolve, reject) => {
    (docker.modem as Modem).dial(
      {
        path: `/containers/${containerId}/attach?`,
        method: 'POST',
        options: { stream: true, stdin: true, stdout: true, stderr: true },
        // An empty body, with its length: without one docker-modem begins a chunked body.
        file: Buffer.alloc(0),
        abortSignal,
        isStream: true,
        // Without it docker-modem destroys the socket when the input ends, and all output is lost.
        hijack: true,
        openStdin: true,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
      },
      (error, attached) => (error === null ? resolve(attached) : reject(error)),
    );
  });
  return stream as Duplex;
}
