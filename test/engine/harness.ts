/** Runs programs through the real pipeline on the machine's own engine, as the entries do. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ParkingStatus } from '../../shared/parking.ts';
import type { SourceFile, TerminalSize } from '../../shared/run-request.ts';
import type { RunResult, StageName, StreamName } from '../../shared/run-result.ts';
import type { UsageSample } from '../../shared/usage.ts';
import { Core } from '../../electron/core.ts';
import { languageById } from '../../electron/images/catalogue.ts';
import type { Run } from '../../electron/sandbox/run.ts';
import type { ParkingOptions } from '../../electron/sandbox/yard.ts';

export interface Asked {
  readonly language?: string;
  /** One source for the language's usual file name, or files with the entry first. */
  readonly source?: string;
  readonly files?: readonly SourceFile[];
  readonly arguments?: readonly string[];
  readonly preset?: string;
  readonly set?: Readonly<Record<string, string>>;
  /** Prepared input; `null` leaves it open. */
  readonly input?: string | null;
  readonly terminal?: TerminalSize;
  /** What it uses, as it goes on. */
  readonly onUsage?: (sample: UsageSample) => void;
  readonly consents?: boolean;
}

/** A run under way, and what it has printed until now. */
export interface Watched {
  readonly run: Run;
  readonly printed: { stdout: string; stderr: string };
  /** Resolves when the run stage's output holds the text; rejects when the run ends before. */
  until(text: string): Promise<void>;
}

const SESSION = 'the page';

/** The application's core with a data folder of its own; to be closed when the tests are over. */
export class Bench {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-test-'));
  readonly core: Core;

  /** @param parking null to start nothing ahead */
  constructor(parking: ParkingOptions | null = null) {
    this.core = new Core(this.folder, parking);
  }

  start(asked: Asked): Watched {
    const language = languageById(this.core.languages, asked.language ?? 'python');
    const printed = { stdout: '', stderr: '' };
    const watchers = new Set<() => void>();
    const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
    const take = (stage: StageName, stream: StreamName, bytes: Uint8Array): void => {
      if (stage === 'run') printed[stream] += decoders[stream].decode(bytes, { stream: true });
      for (const look of watchers) look();
    };
    const run = this.core.startRun(
      {
        language,
        files: asked.files ?? [{ name: language.untitled, text: asked.source ?? '' }],
        arguments: asked.arguments ?? [],
        preset: asked.preset ?? 'hardened',
        overrides: asked.set ?? {},
        terminal: asked.terminal ?? null,
        preparedInput: asked.input === null ? null : new TextEncoder().encode(asked.input ?? ''),
        keepsOutput: true,
      },
      {
        phase: () => {},
        stage: () => {},
        output: take,
        usage: (sample) => asked.onUsage?.(sample),
        build: () => {},
        buildLine: () => {},
        buildEnd: () => {},
      },
      {
        askConsent: () => Promise.resolve(asked.consents ?? false),
        guardsNetwork: false,
        session: SESSION,
      },
    );
    const until = (text: string): Promise<void> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!printed.stdout.includes(text)) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
        const ended = (): void =>
          reject(new Error(`ended without “${text}”: ${JSON.stringify(printed)}`));
        void run.result.then(ended, reject);
      });
    return { run, printed, until };
  }

  /** Expects a run like this, and waits until all that is expected is parked, or cannot be. */
  async expect(asked: Asked): Promise<ParkingStatus> {
    const language = languageById(this.core.languages, asked.language ?? 'python');
    this.core.expect(SESSION, {
      language,
      fileNames: asked.files?.map(({ name }) => name) ?? [language.untitled],
      arguments: asked.arguments ?? [],
      preset: asked.preset ?? 'hardened',
      overrides: asked.set ?? {},
      terminal: asked.terminal ?? null,
    });
    await this.core.parkingSettled();
    return this.core.parked();
  }

  /** Runs to the end, and waits until nothing of the run remains. */
  async run(asked: Asked): Promise<RunResult> {
    const { run } = this.start(asked);
    const result = await run.result;
    await run.removed;
    return result;
  }

  async close(): Promise<void> {
    await this.core.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
