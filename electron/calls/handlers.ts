/** One handler per call of the contract: a call without one does not compile. */
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import type { ConsentWay } from '../../shared/description.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import { explain } from '../sandbox/explain.ts';
import type { HistoryStore } from '../storage/history/history-store.ts';
import type { Broadcast } from './broadcast.ts';
import type { BuildCalls } from './build-calls.ts';
import type { Caller } from './caller.ts';
import { describe } from './describe.ts';
import type { PresetCalls } from './preset-calls.ts';
import type { ImportCalls } from './import-calls.ts';
import type { PostureCalls } from './posture-calls.ts';
import type { RunCalls } from './run-calls.ts';
import type { SnippetCalls } from './snippet-calls.ts';

export type Handlers = {
  readonly [Name in CallName]: (
    input: CallInput<Name>,
    caller: Caller,
  ) => Promise<CallOutput<Name>>;
};

export interface HandlerParts {
  readonly core: Core;
  readonly snippets: SnippetCalls;
  readonly presets: PresetCalls;
  readonly history: HistoryStore;
  readonly posture: PostureCalls;
  readonly runs: RunCalls;
  readonly builds: BuildCalls;
  readonly imports: ImportCalls;
  readonly broadcast: Broadcast;
  readonly consent: ConsentWay;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { core, snippets, presets, history, posture, runs, builds, imports, broadcast } = parts;
  return {
    describe: () => describe(core, parts.consent),
    engineStatus: async ({ lookAgain }) => {
      const status = await core.engineStatus(lookAgain);
      if (lookAgain) broadcast({ type: 'engine', status });
      return status;
    },
    posture: () => posture.posture(),
    listSnippets: () => snippets.list(),
    openSnippet: (input) => snippets.open(input),
    createSnippet: (input, caller) => snippets.create(input, caller),
    saveFile: (input, caller) => snippets.save(input, caller),
    renameFile: (input, caller) => snippets.renameFile(input, caller),
    removeFile: (input, caller) => snippets.removeFile(input, caller),
    arrangeSnippet: (input, caller) => snippets.arrange(input, caller),
    removeSnippet: (input, caller) => snippets.remove(input, caller),
    restoreSnippet: (input, caller) => snippets.restore(input, caller),
    listPresets: () => presets.list(),
    createPreset: (input) => presets.create(input),
    changePreset: (input) => presets.change(input),
    removePreset: (input) => presets.remove(input),
    restorePreset: (input) => presets.restore(input),
    listHistory: async () => ({ entries: await history.list() }),
    readHistory: ({ runId }) => history.read(runId),
    forgetHistory: async ({ runId }) => {
      await (runId === null ? history.forgetAll() : history.forget([runId]));
      broadcast({ type: 'history-changed' });
      return {};
    },
    explain: async ({ language, preset, levels, form }) =>
      explain(
        { language: languageById(core.languages, language), preset, overrides: levels, form },
        await core.connect().catch(() => null),
        core.folder.root,
      ),
    expectRun: (input, caller) => runs.expectRun(input, caller),
    startRun: (input, caller) => runs.startRun(input, caller),
    sendInput: (input, caller) => runs.sendInput(input, caller),
    endInput: (input, caller) => runs.endInput(input, caller),
    resizeTerminal: (input, caller) => runs.resizeTerminal(input, caller),
    stopRun: (input, caller) => runs.stopRun(input, caller),
    acknowledgeOutput: (input, caller) => runs.acknowledgeOutput(input, caller),
    buildImage: (input) => builds.buildImage(input),
    cancelBuild: (input) => builds.cancelBuild(input),
    beginImport: (input, caller) => imports.beginImport(input, caller),
    sendImport: (input, caller) => imports.sendImport(input, caller),
    finishImport: (input, caller) => imports.finishImport(input, caller),
    cancelImport: (input, caller) => imports.cancelImport(input, caller),
  };
}
