/** From what arrived to a handler: is there such a call, and is it well formed? */
import { z } from 'zod';
import { CALL_NAMES, type CallName, type CallOutput } from '../../shared/contract.ts';
import { GloveboxError, failureOf, type Outcome } from '../../shared/outcome.ts';
import type { Caller } from './caller.ts';
import type { Handlers } from './handlers.ts';
import { SCHEMAS } from './schemas.ts';

/** @returns never rejects; every failure is a code and a sentence */
export async function dispatch(
  handlers: Handlers,
  name: string,
  input: unknown,
  caller: Caller,
): Promise<Outcome<unknown>> {
  try {
    if (!isCallName(name)) throw new GloveboxError('unknown-call', 'There is no such call.');
    return { ok: true, value: await handlerOf(handlers, name)(input, caller) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

/** A handler behind its schema: it never sees what was not parsed. */
function handlerOf<Name extends CallName>(
  handlers: Handlers,
  name: Name,
): (input: unknown, caller: Caller) => Promise<CallOutput<Name>> {
  return async (input, caller) => {
    const parsed = SCHEMAS[name].safeParse(input);
    if (parsed.success) return handlers[name](parsed.data, caller);
    throw new GloveboxError(
      'bad-input',
      `The call ${name} was not understood: ${z.prettifyError(parsed.error)}`,
    );
  };
}

function isCallName(name: string): name is CallName {
  return (CALL_NAMES as readonly string[]).includes(name);
}
