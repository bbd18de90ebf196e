/** The call about the engine's and the host's posture. */
import type { PostureReport } from '../../shared/posture.ts';
import type { Core } from '../core.ts';
import { type Diagnosis, diagnose } from '../diagnose.ts';

export class PostureCalls {
  readonly #core: Core;
  /** A question that comes while another is answered gets the same answer. */
  #underWay: Promise<PostureReport> | null = null;

  constructor(core: Core) {
    this.#core = core;
  }

  async posture(): Promise<PostureReport> {
    this.#underWay ??= diagnose(this.#core)
      .then(reportOf)
      .finally(() => {
        this.#underWay = null;
      });
    return this.#underWay;
  }
}

/** What a page needs of it, field by field: the engine's own settings are none of a page's business. */
function reportOf({ engine, groups }: Diagnosis): PostureReport {
  if (engine === null) return { engine: null, groups };
  const { name, version, apiVersion, address, operatingSystem, architecture } = engine;
  const { kernelVersion, cgroupVersion, storageDriver, defaultRuntime, runtimes } = engine;
  const { memoryBytes, cpus } = engine;
  return {
    engine: {
      name,
      version,
      apiVersion,
      address,
      operatingSystem,
      architecture,
      kernelVersion,
      cgroupVersion,
      storageDriver,
      defaultRuntime,
      runtimes,
      memoryBytes,
      cpus,
    },
    groups,
  };
}
