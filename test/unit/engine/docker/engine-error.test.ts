import { describe, expect, test } from 'vitest';
import { engineError, statusOf } from '../../../../electron/engine/docker/engine-error.ts';
import { GloveboxError, type ErrorCode } from '../../../../shared/outcome.ts';

const system = (code: string, message = 'connect failed'): Error =>
  Object.assign(new Error(message), { code });
const refusal = (statusCode: number, message: string): Error =>
  Object.assign(new Error(`(HTTP code ${statusCode}) ${message}`), { statusCode });

describe('what went wrong with an engine', () => {
  test.each<[string, unknown, ErrorCode]>([
    ['nobody listens', system('ECONNREFUSED'), 'engine-lost'],
    ['the socket is gone', system('ENOENT'), 'engine-lost'],
    ['the connection was reset', system('ECONNRESET'), 'engine-lost'],
    ['the pipe is broken', system('EPIPE'), 'engine-lost'],
    ['no such host', system('ENOTFOUND'), 'engine-lost'],
    ['hung up in the middle', new Error('socket hang up'), 'engine-lost'],
    ['aborted in the middle', new Error('aborted'), 'engine-lost'],
    ['the socket refuses this user', system('EACCES'), 'engine-permission'],
    ['the pipe refuses this user', system('EPERM'), 'engine-permission'],
    [
      'the disk is full',
      refusal(500, 'write /var/lib/docker/tmp/x: no space left on device'),
      'disk-full',
    ],
    ['the quota is reached', refusal(500, 'Disk quota exceeded'), 'disk-full'],
    ['the engine refuses', refusal(409, 'conflict'), 'internal'],
    [
      'the engine refuses with a word that sounds like a loss',
      refusal(500, 'operation aborted'),
      'internal',
    ],
    ['something that is no error', 'a text', 'internal'],
  ])('%s: %s', (_name, error, code) => {
    const told = engineError(error, 'start the sandbox', false);
    expect(told.code).toBe(code);
    expect(told.message).not.toContain('undefined');
  });

  test('says what was asked, in the engine’s own words where it has any', () => {
    expect(engineError(system('ECONNRESET'), 'start the sandbox', false).message).toBe(
      'The engine went away: it did not start the sandbox.',
    );
    expect(engineError(refusal(400, 'bad parameter '), 'start the sandbox', false).message).toBe(
      'The engine could not start the sandbox: (HTTP code 400) bad parameter',
    );
  });

  test('our own limit is a lost engine, whatever the call died of', () => {
    const late = engineError(system('EACCES'), 'start the sandbox', true);
    expect([late.code, late.message]).toEqual([
      'engine-lost',
      'The engine did not start the sandbox in time.',
    ]);
  });

  test('what has been told already stays as it is', () => {
    const own = new GloveboxError('refused', 'no');
    expect(engineError(own, 'x', false)).toBe(own);
  });

  test('keeps its cause for whoever looks closer', () => {
    const cause = system('EPIPE');
    expect(engineError(cause, 'x', false).cause).toBe(cause);
  });
});

test('the status is an engine’s answer, and nothing else', () => {
  expect(statusOf(refusal(404, 'no such container'))).toBe(404);
  for (const other of [new Error('x'), null, undefined, 'text', { statusCode: '404' }]) {
    expect(statusOf(other)).toBeNull();
  }
});
