/** Calls about runs. */
import type { CallInput, Nothing } from '../../shared/contract.ts';
import type { ParkingStatus } from '../../shared/parking.ts';
import { GloveboxError } from '../../shared/outcome.ts';
import type { OwnPreset } from '../../shared/own-preset.ts';
import type { AskConsent } from '../consent.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import type { HistoryStore } from '../storage/history/history-store.ts';
import type { Broadcast } from './broadcast.ts';
import type { BuildNews } from './build-news.ts';
import type { PresetStore } from '../storage/presets/preset-store.ts';
import type { Caller } from './caller.ts';
import { PageObserver } from './page-observer.ts';
import { RunRecorder } from './run-recorder.ts';

/** Input that a program does not read is held for it up to here. */
const MOST_QUEUED_INPUT_BYTES = 4 * 1024 * 1024;

export class RunCalls {
  readonly #core: Core;
  readonly #askConsent: AskConsent;
  readonly #history: HistoryStore;
  readonly #presets: PresetStore;
  readonly #broadcast: Broadcast;
  readonly #news: BuildNews;

  constructor(
    core: Core,
    askConsent: AskConsent,
    history: HistoryStore,
    presets: PresetStore,
    broadcast: Broadcast,
    news: BuildNews,
  ) {
    this.#core = core;
    this.#askConsent = askConsent;
    this.#history = history;
    this.#presets = presets;
    this.#broadcast = broadcast;
    this.#news = news;
  }

  async expectRun(input: CallInput<'expectRun'>, caller: Caller): Promise<ParkingStatus> {
    this.#core.expect(caller.id, {
      language: languageById(this.#core.languages, input.language),
      fileNames: input.fileNames,
      arguments: input.arguments,
      preset: input.preset,
      overrides: input.levels,
      terminal: input.terminal,
    });
    return this.#core.parked();
  }

  async startRun(input: CallInput<'startRun'>, caller: Caller): Promise<{ runId: string }> {
    caller.requireRoom();
    const language = languageById(this.#core.languages, input.language);
    const recorder = new RunRecorder(this.#history, input, this.#ownPreset(input), () =>
      this.#broadcast({ type: 'history-changed' }),
    );
    const page = new PageObserver(caller, language.id, recorder, this.#news);
    const run = this.#core.startRun(
      {
        language,
        files: input.files,
        arguments: input.arguments,
        preset: input.preset,
        overrides: input.levels,
        terminal: input.terminal,
        preparedInput: input.input === null ? null : new TextEncoder().encode(input.input),
        keepsOutput: false,
      },
      page,
      { askConsent: this.#askConsent, guardsNetwork: true, session: caller.id },
    );
    page.follow(run);
    return { runId: run.id };
  }

  /** A run is not kept from its history by a preset that cannot be read. */
  async #ownPreset({ ownPreset }: CallInput<'startRun'>): Promise<OwnPreset | null> {
    if (ownPreset === undefined) return null;
    return this.#presets.find(ownPreset).catch(() => null);
  }

  async sendInput({ runId, text }: CallInput<'sendInput'>, caller: Caller): Promise<Nothing> {
    const { run } = caller.own(runId);
    if (run.queuedInputBytes > MOST_QUEUED_INPUT_BYTES) {
      throw new GloveboxError(
        'conflict',
        'The program does not read its input; what was sent before still waits.',
      );
    }
    // Not awaited: a program that does not read must not hold the page's call.
    void run.sendInput(new TextEncoder().encode(text));
    return {};
  }

  async endInput({ runId }: CallInput<'endInput'>, caller: Caller): Promise<Nothing> {
    void caller.own(runId).run.endInput();
    return {};
  }

  async resizeTerminal(input: CallInput<'resizeTerminal'>, caller: Caller): Promise<Nothing> {
    caller.own(input.runId).run.resize({ columns: input.columns, rows: input.rows });
    return {};
  }

  async stopRun({ runId }: CallInput<'stopRun'>, caller: Caller): Promise<Nothing> {
    caller.own(runId).run.stop();
    return {};
  }

  async acknowledgeOutput(
    { runId, bytes }: CallInput<'acknowledgeOutput'>,
    caller: Caller,
  ): Promise<Nothing> {
    caller.own(runId).output.acknowledge(bytes);
    return {};
  }
}
