/** The application itself, in this process, with a data folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Language } from '../../shared/languages/language.ts';
import type { RunResult } from '../../shared/run-result.ts';
import { Core } from '../../electron/core.ts';
import type { ConnectedEngine } from '../../electron/sandbox/connected-engine.ts';
import type { RunRequest } from '../../electron/sandbox/prepare.ts';
import type { ParkingOptions } from '../../electron/sandbox/yard.ts';
import { type Sample, soundSample, UnsoundSampleError } from './sample.ts';

/** What a person has before them: a program, and levels that differ from the hardened preset's. */
export interface Asked {
  readonly language: Language;
  readonly source: string;
  readonly overrides?: Readonly<Record<string, string>>;
}

export interface Watched {
  readonly result: RunResult;
  /** The beginning of what the program printed on standard output. */
  readonly stdout: string;
  /** Milliseconds since it was asked for; null when the program printed nothing. */
  readonly firstByteMs: number | null;
  readonly verdictMs: number;
  readonly removedMs: number;
  /** Bytes of the program's standard output. */
  readonly bytes: number;
}

/** A laptop's battery would keep everything from being parked. */
const NEVER_ON_BATTERY: ParkingOptions = { power: { isOnBattery: () => false } };
const SESSION = 'bench';
/** Enough to see that a program printed what it should. */
const KEPT_LETTERS = 1_000;

export class BenchedApplication {
  readonly core: Core;
  readonly #parks: boolean;
  #said = '';
  /** Null where the data folder is somebody else's. */
  readonly #ownFolder: string | null;

  /**
   * @param parks whether it is the window's, which parks, or the command line's, which does not
   * @param folder for its data; one of its own where there is none
   */
  constructor(parks: boolean, folder?: string) {
    this.#parks = parks;
    this.#ownFolder =
      folder === undefined ? mkdtempSync(path.join(os.tmpdir(), 'glovebox-bench-')) : null;
    this.core = new Core(folder ?? this.#ownFolder ?? undefined, parks ? NEVER_ON_BATTERY : null);
  }

  /** Finds the engine, and learns what it can do so that no run has to. */
  async meet(address?: string): Promise<ConnectedEngine> {
    const connected = await this.connect(address);
    for (const language of this.core.languages) {
      const image = await connected.images.inspect(language);
      if (image === null) continue;
      await connected.learn(image);
      return connected;
    }
    throw new Error('the engine has none of the images');
  }

  /**
   * Finds the engine.
   *
   * @param address of the engine, where it is not the one that the application finds by itself
   */
  async connect(address?: string): Promise<ConnectedEngine> {
    const before = process.env['DOCKER_HOST'];
    if (address !== undefined) process.env['DOCKER_HOST'] = address;
    try {
      return await this.core.connect();
    } finally {
      if (before === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = before;
    }
  }

  get dataFolder(): string {
    return this.core.folder.root;
  }

  /** Parks for a program, as the window does while it is typed, and waits until that is done. */
  async park({ language, overrides }: Pick<Asked, 'language' | 'overrides'>): Promise<void> {
    if (!this.#parks) return;
    const expected = {
      language,
      fileNames: [language.untitled],
      arguments: [],
      preset: 'hardened',
      overrides: overrides ?? {},
      terminal: null,
    };
    // Said once, as the window does: what was used is parked anew by itself.
    const said = JSON.stringify(expected);
    if (said !== this.#said) this.core.expect(SESSION, expected);
    this.#said = said;
    await this.core.parkingSettled();
  }

  /** Runs a program once, until nothing of it remains. */
  async run({ language, source, overrides }: Asked): Promise<Watched> {
    const request: RunRequest = {
      language,
      files: [{ name: language.untitled, text: source }],
      arguments: [],
      preset: 'hardened',
      overrides: overrides ?? {},
      terminal: null,
      preparedInput: new Uint8Array(),
      // The window’s way: what was shown is not kept a second time.
      keepsOutput: false,
    };
    let first: number | null = null;
    let bytes = 0;
    let stdout = '';
    const decoder = new TextDecoder();
    const asked = performance.now();
    const run = this.core.startRun(
      request,
      {
        phase: () => {},
        stage: () => {},
        output: (stage, stream, printed) => {
          if (stage !== 'run' || stream !== 'stdout') return;
          first ??= performance.now() - asked;
          bytes += printed.length;
          if (stdout.length < KEPT_LETTERS) stdout += decoder.decode(printed, { stream: true });
        },
        build: () => {},
        buildLine: () => {},
        buildEnd: () => {},
      },
      // Under gVisor some engines cannot show every limit, which a person has to agree to.
      { askConsent: () => Promise.resolve(true), guardsNetwork: false, session: SESSION },
    );
    const result = await run.result;
    const verdictMs = performance.now() - asked;
    await run.removed;
    const removedMs = performance.now() - asked;
    return { result, stdout, firstByteMs: first, verdictMs, removedMs, bytes };
  }

  /**
   * Times one run of a program that prints its line.
   *
   * @throws UnsoundSampleError also when a parked sandbox should have served it and did not
   */
  async time(asked: Asked, isParked: boolean): Promise<Sample> {
    await this.park(asked);
    const { result, stdout, firstByteMs, verdictMs, removedMs } = await this.run(asked);
    if (result.timing.parked !== isParked) {
      throw new UnsoundSampleError(isParked ? 'nothing was parked for it' : 'it had been parked');
    }
    const why = `${result.verdict.kind}: ${result.verdict.sentence} ${result.stderr}`;
    const run = { isWell: result.verdict.kind === 'finished', stdout, why };
    // What comes in place of the one that was used must not weigh on what is measured next.
    if (isParked) await this.core.parkingSettled();
    return soundSample(run, firstByteMs, verdictMs, removedMs);
  }

  async close(): Promise<void> {
    await this.core.close();
    if (this.#ownFolder !== null) rmSync(this.#ownFolder, { recursive: true, force: true });
  }
}
