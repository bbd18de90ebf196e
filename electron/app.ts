/** The application that both doors open to: sessions that call and listen. */
import type { AppEvent } from '../shared/app-event.ts';
import type { ConsentWay } from '../shared/description.ts';
import type { Application } from './application.ts';
import { BuildCalls } from './calls/build-calls.ts';
import { BuildNews } from './calls/build-news.ts';
import { Caller } from './calls/caller.ts';
import { dispatch } from './calls/dispatch.ts';
import { createHandlers } from './calls/handlers.ts';
import { PresetCalls } from './calls/preset-calls.ts';
import { ImportCalls } from './calls/import-calls.ts';
import { PostureCalls } from './calls/posture-calls.ts';
import { RunCalls } from './calls/run-calls.ts';
import { SnippetCalls } from './calls/snippet-calls.ts';
import type { AskConsent } from './consent.ts';
import { Core } from './core.ts';
import { diagnose } from './diagnose.ts';
import { languageOfFile } from '../shared/languages/language.ts';
import { keepMemorySteady } from './steady-memory.ts';
import { HistoryStore } from './storage/history/history-store.ts';
import { PresetStore } from './storage/presets/preset-store.ts';
import { SnippetStore } from './storage/workspace/snippet-store.ts';
import { systemPower, type PowerSource } from './sandbox/parking/power-source.ts';

export interface ApplicationOptions {
  /** How this entry is given consent to weaken a sandbox, for the page to say; what asks is below. */
  readonly consent: ConsentWay;
  readonly askConsent: AskConsent;
  /** How this entry learns whether the computer lives from its battery; the system's files where it has nothing better. */
  readonly power?: PowerSource;
}

export async function createApplication(options: ApplicationOptions): Promise<Application> {
  keepMemorySteady();
  const callers = new Set<Caller>();
  const broadcast = (event: AppEvent): void => {
    for (const caller of callers) void caller.send(event);
  };
  const tellOthers = (caller: Caller, event: AppEvent): void => {
    for (const other of callers) if (other !== caller) void other.send(event);
  };
  const core = new Core(undefined, {
    power: options.power ?? systemPower,
    changed: (status) => broadcast({ type: 'parking', status }),
  });
  const news = new BuildNews(broadcast);
  const history = new HistoryStore(core.folder.history);
  const presets = new PresetStore(core.folder.presets);
  const { languages } = core;
  const snippets = new SnippetStore(
    core.folder.workspace,
    (name) => languageOfFile(languages, name)?.id ?? languages[0]?.id ?? '',
  );
  const imports = new ImportCalls(core, broadcast, options.askConsent);
  const handlers = createHandlers({
    core,
    broadcast,
    history,
    snippets: new SnippetCalls(core, snippets, tellOthers),
    presets: new PresetCalls(presets, broadcast),
    posture: new PostureCalls(() => diagnose(core)),
    runs: new RunCalls(core, options.askConsent, history, presets, broadcast, news),
    builds: new BuildCalls(core, news),
    imports,
    consent: options.consent,
  });
  // Found and swept while the page loads; whoever needs it waits for it.
  void core.connect().catch(() => {});

  return {
    openSession(listener) {
      const caller = new Caller(listener);
      callers.add(caller);
      return {
        call: (name, input) => dispatch(handlers, name, input, caller),
        close() {
          callers.delete(caller);
          core.forget(caller.id);
          caller.close();
        },
      };
    },
    async close() {
      try {
        await imports.close();
      } finally {
        await core.close();
      }
    },
  };
}
