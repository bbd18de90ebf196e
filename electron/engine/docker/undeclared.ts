/**
 * What dockerode 5 takes and its declarations (@types/dockerode 4) do not say:
 * an abort signal for these calls, the size of an inspected container, one look
 * at what a container uses, the export of several images at once, and what of a
 * creation stands in the address: told nothing, it writes the whole body there a
 * second time, and with a system-call filter in it that is a request line of up
 * to 50 KB.
 */
import type Docker from 'dockerode';

interface Abortable {
  readonly abortSignal: AbortSignal;
}

interface Undeclared {
  createContainer(
    options: Abortable & {
      readonly _query: { readonly name: string | undefined };
      readonly _body: Docker.ContainerCreateOptions;
    },
  ): Promise<Docker.Container>;
  version(options: Abortable): Promise<unknown>;
  info(options: Abortable): Promise<unknown>;
  getImages(options: { readonly names: readonly string[] }): Promise<NodeJS.ReadableStream>;
  getImage(name: string): {
    inspect(options: Abortable): Promise<Docker.ImageInspectInfo>;
  };
  getContainer(id: string): {
    inspect(options: Abortable & { readonly size: boolean }): Promise<{ SizeRw?: unknown }>;
    stats(
      options: Abortable & { readonly stream: false; readonly 'one-shot': true },
    ): Promise<{ memory_stats?: { usage?: unknown } }>;
  };
}

export function undeclared(docker: Docker): Undeclared {
  return docker as unknown as Undeclared;
}
