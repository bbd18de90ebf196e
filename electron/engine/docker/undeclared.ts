/**
 * What dockerode 5 takes and its declarations (@types/dockerode 4) do not say:
 * an abort signal for these calls, the size of an inspected container, one look
 * at what a container uses, and the export of several images at once.
 */
import type Docker from 'dockerode';

interface Abortable {
  readonly abortSignal: AbortSignal;
}

interface Undeclared {
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
