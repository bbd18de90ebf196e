/** The sandbox of a request in another tool's words, without starting any. */
import { EXPLAIN_FORMS } from '../../shared/explain/index.ts';
import type { Explanation, ExplainForm } from '../../shared/explain/explanation.ts';
import { expandCommand } from '../../shared/languages/command.ts';
import { composeSpec } from '../../shared/layers/compose.ts';
import { resolveLevels } from '../../shared/layers/levels.ts';
import type { Language } from '../../shared/languages/language.ts';
import { assumedHost } from '../engine/assumed-host.ts';
import { writeSeccompProfile } from '../engine/docker/seccomp/profile-file.ts';
import { hostTraits } from '../engine/traits.ts';
import type { ConnectedEngine } from './connected-engine.ts';
import { NOTHING_KNOWN, strongerRuntimes } from './engine-knowledge.ts';
import { wantsOwnProfile } from './own-profile.ts';

export interface ExplainRequest {
  readonly language: Language;
  readonly preset: string;
  readonly overrides: Readonly<Record<string, string>>;
  readonly form: ExplainForm;
}

/**
 * @param connected the engine whose ceilings and runtimes count; null for this
 *   computer's, where none is there
 * @param dataFolder where the system-call filter is written to, for tools that take a file
 * @throws GloveboxError `bad-input` for levels that do not exist
 */
export async function explain(
  request: ExplainRequest,
  connected: ConnectedEngine | null,
  dataFolder: string,
): Promise<Explanation> {
  const { language, form } = request;
  const stronger = strongerRuntimes(connected?.knowledge ?? NOTHING_KNOWN);
  const host =
    connected === null
      ? assumedHost()
      : hostTraits(
          connected.engine.facts,
          stronger.map(({ level }) => level),
        );
  const levels = resolveLevels({ ...request, host });
  const spec = composeSpec(levels, {
    executableScratch: language.executableScratch,
    runtimeNamed: (level) =>
      stronger.find((runtime) => runtime.level === level)?.name ?? USUAL_NAMES[level] ?? level,
    ownProfile: wantsOwnProfile(connected?.knowledge ?? null, request.preset, levels['runtime']),
  });
  const context = { entry: language.untitled, fileNames: [language.untitled], arguments: [] };
  return EXPLAIN_FORMS[form]({
    spec,
    image: connected?.images.nameOf(language) ?? `glovebox/${language.id}`,
    command: expandCommand(language.run, language, context),
    compile: language.compile === null ? null : expandCommand(language.compile, language, context),
    seccompFile: await writeSeccompProfile(spec.seccomp, dataFolder),
    deadlineSeconds: Number(levels['deadline']),
    outputKiB: Number(levels['output']),
  });
}

/** Names under which these runtimes register themselves, for an engine that was not asked. */
const USUAL_NAMES: Readonly<Record<string, string>> = { gvisor: 'runsc', kata: 'kata-runtime' };
