/** The call about the engine's and the host's posture. */
import type { PostureReport } from '../../shared/posture.ts';
import type { Diagnosis } from '../diagnose.ts';

/** Between the end of one look and the next, milliseconds: each may start a trial container, and a page may ask without end. */
const PAUSE_MS = 2_000;

export class PostureCalls {
  readonly #look: () => Promise<Diagnosis>;
  /** A question that comes while another waits or is answered gets the same answer. */
  #underWay: Promise<PostureReport> | null = null;
  /** Over when the next look may begin. */
  #pause = Promise.resolve();

  /** @param look asks the engine and the host */
  constructor(look: () => Promise<Diagnosis>) {
    this.#look = look;
  }

  /**
   * What is true when it answers: who asks again at once has perhaps mended
   * something, and waits for a new look instead of getting the last answer.
   */
  async posture(): Promise<PostureReport> {
    this.#underWay ??= this.#pause
      .then(this.#look)
      .then(reportOf)
      .finally(() => {
        this.#underWay = null;
        this.#pause = pause();
      });
    return this.#underWay;
  }
}

/** Nobody's end is held up by it. */
async function pause(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, PAUSE_MS).unref();
  });
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
