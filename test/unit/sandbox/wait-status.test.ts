import { describe, expect, test } from 'vitest';
import { processEnd, signalNumber } from '../../../electron/sandbox/wait-status.ts';

const CORE_DUMPED = 0x80;

describe('a wait status as Linux encodes it', () => {
  test.each([0, 1, 2, 42, 137, 139, 255])('exit code %i is no signal', (code) => {
    expect(processEnd(code << 8)).toEqual({ exitCode: code, signal: null });
  });

  test.each([
    [1, 'SIGHUP'],
    [2, 'SIGINT'],
    [6, 'SIGABRT'],
    [7, 'SIGBUS'],
    [8, 'SIGFPE'],
    [9, 'SIGKILL'],
    [11, 'SIGSEGV'],
    [13, 'SIGPIPE'],
    [15, 'SIGTERM'],
    [25, 'SIGXFSZ'],
    [31, 'SIGSYS'],
  ])('signal %i is %s, with or without a core dump', (number, signal) => {
    const end = { exitCode: null, signal };
    expect(processEnd(number)).toEqual(end);
    expect(processEnd(number | CORE_DUMPED)).toEqual(end);
    expect(signalNumber(signal)).toBe(number);
  });

  test('exit(139) is told from SIGSEGV', () => {
    expect(processEnd(139 << 8).signal).toBeNull();
    expect(processEnd(11 | CORE_DUMPED).exitCode).toBeNull();
  });

  test('a real-time signal keeps its number', () => {
    const { signal } = processEnd(34);
    expect(signal).toBe('SIG34');
    expect(signalNumber(signal ?? '')).toBe(34);
  });
});
