/** One handler per call of the contract: a call without one does not compile. */
import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import type { Core } from '../core.ts';
import { languageById } from '../images/catalogue.ts';
import { explain } from '../sandbox/explain.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { BuildCalls, Broadcast } from './build-calls.ts';
import type { Caller } from './caller.ts';
import { describe } from './describe.ts';
import type { RunCalls } from './run-calls.ts';

export type Handlers = {
  readonly [Name in CallName]: (
    input: CallInput<Name>,
    caller: Caller,
  ) => Promise<CallOutput<Name>>;
};

export interface HandlerParts {
  readonly core: Core;
  readonly workspace: Workspace;
  readonly runs: RunCalls;
  readonly builds: BuildCalls;
  readonly broadcast: Broadcast;
  readonly allowWeakening: boolean;
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { core, workspace, runs, builds, broadcast } = parts;
  return {
    describe: () => describe(core, parts.allowWeakening),
    engineStatus: async ({ lookAgain }) => {
      const status = await core.engineStatus(lookAgain);
      if (lookAgain) broadcast({ type: 'engine', status });
      return status;
    },
    listFiles: async () => ({ names: await workspace.list() }),
    readFile: ({ name }) => workspace.read(name),
    writeFile: async (file) => {
      await workspace.write(file);
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
  };
}
