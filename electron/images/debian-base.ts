/**
 * A plain Debian to build on: from a registry by digest where one can be
 * reached, else from a Debian mirror by the machine's own bootstrap tool.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { GloveboxError, failureOf } from '../../shared/outcome.ts';
import type { ContainerEngine } from '../engine/container-engine.ts';

export const DEBIAN_SUITE = 'trixie';
/**
 * The index of debian:trixie-slim as of 2026-08-24, as published Dockerfiles pin it.
 */
export const DEBIAN_IMAGE =
  'debian:trixie-slim@sha256:d7e12182ce18b85b93007c1dedf31f2d29e01ccf3182cc4017c709b6259bc132';

/** Names under which the two routes leave their result on the engine begin so. */
export const DEBIAN_NAME = 'glovebox/debian';
const FROM_REGISTRY = `${DEBIAN_NAME}:${DEBIAN_SUITE}-registry`;
const FROM_MIRROR = `${DEBIAN_NAME}:${DEBIAN_SUITE}-bootstrap`;

/** A registry that can be reached begins to answer at once; no answer must not cost minutes. */
const REGISTRY_ANSWER_MS = 10_000;

export interface DebianBase {
  /** The image's name on the engine. */
  readonly reference: string;
  /** Where it came from, for the evidence: a digest, or the tool that made it. */
  readonly provenance: string;
}

/**
 * Makes sure that there is one.
 *
 * @param note gets what is being done, in a few words
 * @throws GloveboxError `image-build-failed` saying which routes were tried and what is missing
 */
export async function ensureDebianBase(
  engine: ContainerEngine,
  note: (step: string) => void,
  signal: AbortSignal,
): Promise<DebianBase> {
  const pulled = { reference: FROM_REGISTRY, provenance: DEBIAN_IMAGE };
  const made = {
    reference: FROM_MIRROR,
    provenance: `Debian ${DEBIAN_SUITE}, bootstrapped from a mirror`,
  };
  if ((await engine.inspectImage(FROM_REGISTRY)) !== null) return pulled;
  if ((await engine.inspectImage(FROM_MIRROR)) !== null) return made;

  note('asking the registry for Debian');
  const registry = await pullDebian(engine, note, signal);
  if (registry === null) return pulled;
  signal.throwIfAborted();
  const tool = await bootstrapTool();
  if (tool === null) {
    throw new GloveboxError(
      'image-build-failed',
      `No base for the images can be had: ${registry} On Debian or Ubuntu, install mmdebstrap (“sudo apt-get install mmdebstrap uidmap”) to make one from a Debian mirror; or load a bundle with “glovebox images import FILE”.`,
    );
  }
  note(`making Debian ${DEBIAN_SUITE} with ${tool.name}`);
  await tool.make(engine, signal);
  return made;
}

/**
 * The route by a registry: whether it can be reached is the engine's to say.
 *
 * @returns null when it worked, else a sentence why not
 */
export async function pullDebian(
  engine: ContainerEngine,
  note: (step: string) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), REGISTRY_ANSWER_MS);
  try {
    await engine.pullImage(DEBIAN_IMAGE, AbortSignal.any([signal, silence.signal]), (line) => {
      clearTimeout(timer);
      note(line);
    });
    await engine.tagImage(DEBIAN_IMAGE, FROM_REGISTRY);
    return null;
  } catch (error) {
    if (silence.signal.aborted) return 'the registry does not answer.';
    return failureOf(error).sentence;
  } finally {
    clearTimeout(timer);
  }
}

interface BootstrapTool {
  readonly name: string;
  make(engine: ContainerEngine, signal: AbortSignal): Promise<void>;
}

async function bootstrapTool(): Promise<BootstrapTool | null> {
  if (process.platform !== 'linux') return null;
  if (await isInstalled('mmdebstrap')) return { name: 'mmdebstrap', make: withMmdebstrap };
  if ((await isInstalled('debootstrap')) && process.getuid?.() === 0) {
    return { name: 'debootstrap', make: withDebootstrap };
  }
  return null;
}

async function isInstalled(name: string): Promise<boolean> {
  const look = spawn('which', [name], { stdio: 'ignore' });
  const [code] = (await once(look, 'close').catch(() => [1])) as [number | null];
  return code === 0;
}

async function withMmdebstrap(engine: ContainerEngine, signal: AbortSignal): Promise<void> {
  await importOutput(engine, signal, 'mmdebstrap', [
    '--variant=minbase',
    '--format=tar',
    DEBIAN_SUITE,
    '-',
  ]);
}

async function withDebootstrap(engine: ContainerEngine, signal: AbortSignal): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'glovebox-base-'));
  try {
    await runTool('debootstrap', ['--variant=minbase', DEBIAN_SUITE, folder], signal);
    await importOutput(engine, signal, 'tar', ['--one-file-system', '-C', folder, '-c', '.']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runTool(name: string, words: readonly string[], signal: AbortSignal): Promise<void> {
  const tool = spawn(name, words, { stdio: ['ignore', 'ignore', 'pipe'], signal });
  await finished(name, tool);
}

async function importOutput(
  engine: ContainerEngine,
  signal: AbortSignal,
  name: string,
  words: readonly string[],
): Promise<void> {
  const tool = spawn(name, words, { stdio: ['ignore', 'pipe', 'pipe'], signal });
  // Both are awaited whatever happens to either: a tool that fails gives a broken archive.
  const [tooled, imported] = await Promise.allSettled([
    finished(name, tool),
    engine.importRootFilesystem(tool.stdout, FROM_MIRROR, signal),
  ]);
  if (tooled.status === 'rejected') {
    if (imported.status === 'fulfilled') await engine.removeImage(FROM_MIRROR);
    throw tooled.reason;
  }
  if (imported.status === 'rejected') throw imported.reason;
}

/** @throws GloveboxError with the tool's last words unless it ends well */
async function finished(
  name: string,
  tool: { stderr: Readable; on(event: 'error', listener: (error: Error) => void): unknown },
): Promise<void> {
  let complaint = '';
  tool.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4_000);
  });
  const [code] = (await once(tool as unknown as NodeJS.EventEmitter, 'close')) as [number | null];
  if (code === 0) return;
  const last = complaint
    .trim()
    .split('\n')
    .findLast((line) => /^E:|error|fail/i.test(line));
  throw new GloveboxError(
    'image-build-failed',
    `${name} could not make the base from a Debian mirror: ${last ?? `exit code ${code}`}`,
  );
}
