/** The few sentences that many layers' judgements share. */
import type { Fact } from './evidence.ts';
import type { Judgement, Level, Source } from './layer.ts';

export const holds = (fact: string): Judgement => ({ says: 'holds', fact });
export const contradicts = (fact: string): Judgement => ({ says: 'contradicts', fact });
export const open = (fact: string): Judgement => ({ says: 'open', fact });
export const unreadable = (fact: string): Judgement => ({ says: 'unreadable', fact });
export const unavailable = (fact: string): Judgement => ({ says: 'unavailable', fact });

/** For a fact that could not be read: where it should have stood, and why it did not. */
export function notRead(name: string, fact: Fact): Judgement {
  return unreadable(
    `${name} ${fact.known ? 'is not understood' : `cannot be read (${fact.reason})`}`,
  );
}

export const MEBIBYTE = 1024 * 1024;

/** A level that holds. */
export function holding(id: string, description: string): Level {
  return { id, description, holds: true, belowDockerDefault: false, exposes: null };
}

/** A level that is open, yet no weaker than a plain `docker run`. */
export function opening(id: string, description: string, exposes: string | null): Level {
  return { id, description, holds: false, belowDockerDefault: false, exposes };
}

/** A level weaker than a plain `docker run`: it needs consent. */
export function weakening(id: string, description: string, exposes: string): Level {
  return { id, description, holds: false, belowDockerDefault: true, exposes };
}

/** A page of the Linux manual at man7.org: `capabilities(7)`. */
export function manPage(name: string): Source {
  const [, word, section] = /^(.+)\((\d)\)$/.exec(name) ?? [];
  return {
    title: name,
    url: `https://man7.org/linux/man-pages/man${section}/${word}.${section}.html`,
  };
}

/** A page of Docker's documentation. */
export function dockerPage(title: string, path: string): Source {
  return { title: `Docker: ${title}`, url: `https://docs.docker.com/${path}/` };
}
