import type { Refusal } from './admission.ts';

/** Thrown where a request cannot go on; the door answers with its status and its sentence. */
export class RequestError extends Error {
  readonly status: number;

  constructor(refusal: Refusal) {
    super(refusal.sentence);
    this.name = 'RequestError';
    this.status = refusal.status;
  }
}

/** @throws RequestError always */
export function refuse(status: number, sentence: string): never {
  throw new RequestError({ status, sentence });
}
