/** The application as the door sees it, written out small: what is under test is the door. */
import type { Application, Session } from '../../../../electron/application.ts';
import type { AppEvent } from '../../../../shared/app-event.ts';
import type { Outcome } from '../../../../shared/outcome.ts';

export interface RecordedCall {
  readonly name: string;
  readonly input: unknown;
}

export class RecordingSession implements Session {
  readonly calls: RecordedCall[] = [];
  readonly send: (event: AppEvent) => void | Promise<void>;
  closed = false;
  readonly #answer: (call: RecordedCall) => Promise<Outcome<unknown>>;

  constructor(
    send: (event: AppEvent) => void | Promise<void>,
    answer: (call: RecordedCall) => Promise<Outcome<unknown>>,
  ) {
    this.send = send;
    this.#answer = answer;
  }

  call(name: string, input: unknown): Promise<Outcome<unknown>> {
    this.calls.push({ name, input });
    return this.#answer({ name, input });
  }

  close(): void {
    this.closed = true;
  }
}

export class RecordingApplication implements Application {
  readonly sessions: RecordingSession[] = [];
  /** Answers every call with what it was sent, unless a test says otherwise. */
  answer = async ({ input }: RecordedCall): Promise<Outcome<unknown>> => ({
    ok: true,
    value: input,
  });

  openSession(listener: (event: AppEvent) => void | Promise<void>): Session {
    const session = new RecordingSession(listener, (call) => this.answer(call));
    this.sessions.push(session);
    return session;
  }

  async close(): Promise<void> {
    for (const session of this.sessions) session.close();
  }

  get last(): RecordingSession {
    const session = this.sessions.at(-1);
    if (session === undefined) throw new Error('No session has been opened');
    return session;
  }
}

export function outputEvent(bytes: Uint8Array): AppEvent {
  return { type: 'run-output', runId: 'r1', stage: 'run', stream: 'stdout', bytes };
}

/** A small event, told apart by its step. */
export function stepEvent(step: string): AppEvent {
  return { type: 'image-progress', language: 'python', step, fraction: null, state: 'building' };
}
