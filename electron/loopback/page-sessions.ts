/** All sessions of the loopback door, bounded in number. */
import type { Application } from '../application.ts';
import type { LoopbackLimits } from './loopback-limits.ts';
import { PageSession } from './page-session.ts';

export class PageSessions {
  readonly #application: Application;
  readonly #limits: LoopbackLimits;
  readonly #byId = new Map<string, PageSession>();

  constructor(application: Application, limits: LoopbackLimits) {
    this.#application = application;
    this.#limits = limits;
  }

  /** Ids are 128 random bits, so that finding one by how long a look-up takes is out of the question. */
  find(id: string): PageSession | null {
    return this.#byId.get(id) ?? null;
  }

  /** @returns a new session, or null when there are as many as are allowed */
  open(): PageSession | null {
    if (this.#byId.size >= this.#limits.sessions) return null;
    const session = new PageSession(this.#application, this.#limits, (closed) =>
      this.#byId.delete(closed.id),
    );
    this.#byId.set(session.id, session);
    return session;
  }

  closeAll(): void {
    // Each takes itself out of the map as it closes, which a map allows while it is walked.
    for (const session of this.#byId.values()) session.close();
  }
}
