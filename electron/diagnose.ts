/** The engine that was found, and what there is to know of it and its host. */
import type { CheckGroupReport, CheckReport } from '../shared/posture.ts';
import { printable } from '../shared/printable.ts';
import { type Core, EngineUnusableError } from './core.ts';
import { loadCommand, writeApparmorProfile } from './engine/docker/apparmor/profile-file.ts';
import type { EngineFacts } from './engine/container-engine.ts';
import type { ConnectedEngine } from './sandbox/connected-engine.ts';
import { hasAppArmor } from './sandbox/own-profile.ts';
import { examine } from './posture/check.ts';
import { gatherPosture } from './posture/gather-posture.ts';
import { CHECK_GROUPS } from './posture/index.ts';
import type { Posture } from './posture/posture.ts';

export interface Diagnosis {
  readonly engine: (EngineFacts & { readonly address: string }) | null;
  readonly groups: readonly CheckGroupReport[];
}

/** Asks engine and host; takes some seconds. Without an engine one check says so. */
export async function diagnose(core: Core): Promise<Diagnosis> {
  try {
    const connected = await core.connect();
    // A trial container, where AppArmor is: nobody else can say what the engine's kernel has loaded.
    await connected.lookForOwnProfile(core.languages);
    const loadProfile = await preparedProfile(connected, core.folder.root);
    const posture = { ...(await gatherPosture(connected)), ...loadProfile };
    const groups = CHECK_GROUPS.map(({ title, checks }) => ({
      title,
      checks: examine(checks, posture).map(withoutControls),
    }));
    return { engine: { ...connected.engine.facts, address: connected.engine.address }, groups };
  } catch (error) {
    if (!(error instanceof EngineUnusableError)) throw error;
    const { sentence, advice } = error.status;
    return {
      engine: null,
      groups: [{ title: 'The engine', checks: [noEngine(sentence, advice)] }],
    };
  }
}

/** Our own AppArmor profile as a file, where it could be loaded, and the command for that. */
async function preparedProfile(
  { engine }: ConnectedEngine,
  dataFolder: string,
): Promise<Pick<Posture, 'loadProfile'>> {
  if (!hasAppArmor(engine.facts)) return {};
  await writeApparmorProfile(dataFolder);
  return { loadProfile: loadCommand(dataFolder) };
}

/** Findings quote the engine, file names and command lines: a terminal must obey none of it. */
function withoutControls(report: CheckReport): CheckReport {
  const { finding, mend } = report;
  return { ...report, finding: printable(finding), mend: mend === null ? null : printable(mend) };
}

function noEngine(sentence: string, advice: readonly string[]): CheckReport {
  return {
    id: 'engine-version',
    title: 'Engine',
    state: 'fail',
    finding: sentence,
    why: 'Every run happens in a container, and a container needs an engine.',
    mend: advice.join(' '),
  };
}
