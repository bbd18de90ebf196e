/** Where an engine may be reached. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { GloveboxError } from '../../../shared/outcome.ts';

export interface Tls {
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

export type EngineAddress =
  /** A Unix socket, or a named pipe on Windows. */
  | { readonly kind: 'socket'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      readonly tls: Tls | null;
      readonly text: string;
    };

const LAST_PORT = 65_535;

/**
 * An address as DOCKER_HOST and Docker's contexts write it.
 *
 * @param certificates folder with ca.pem, cert.pem and key.pem, when TLS is wanted
 * @throws GloveboxError `bad-input` for a form that is not understood or not supported
 */
export function parseAddress(text: string, certificates: string | null = null): EngineAddress {
  const unix = /^unix:\/\/(\/.+)$/.exec(text)?.[1];
  if (unix !== undefined) return { kind: 'socket', path: unix, text };
  const pipe = /^npipe:\/\/(.+)$/.exec(text)?.[1];
  if (pipe !== undefined) return { kind: 'socket', path: pipe, text };
  const [, host, digits] =
    /^(?:tcp|https?):\/\/(\[[0-9a-f:]+\]|[^/:\s]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (host === undefined || port === 0 || (port ?? 0) > LAST_PORT) {
    const why = text.startsWith('ssh:')
      ? 'engines over SSH are not supported; forward its socket and name that'
      : 'expected unix:///path, npipe:////./pipe/name or tcp://host:port';
    throw new GloveboxError('bad-input', `The engine’s address “${text}” cannot be used: ${why}.`);
  }
  const tls = certificates === null ? null : readTls(certificates);
  return {
    kind: 'tcp',
    host: host.replace(/^\[|\]$/g, ''),
    port: port ?? (tls === null ? 2375 : 2376),
    tls,
    text,
  };
}

function readTls(folder: string): Tls {
  try {
    const read = (name: string): Buffer => readFileSync(path.join(folder, name));
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  } catch (error) {
    throw new GloveboxError(
      'bad-input',
      `The certificates for the engine cannot be read: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}
