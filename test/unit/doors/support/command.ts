/** The command line in this process, with what it prints kept. */
import { vi } from 'vitest';
import { explainCommand } from '../../../../electron/command-line/explain-command.ts';
import { runCommand } from '../../../../electron/command-line/run-command.ts';
import { failureOf } from '../../../../shared/outcome.ts';

const COMMANDS = { run: runCommand, explain: explainCommand };

export interface Said {
  /** The code of its refusal; null when it went through. */
  readonly refusal: string | null;
  /** Its exit status, where it got so far as to have one. */
  readonly status: number | null;
  readonly stdout: string;
}

export async function say(command: keyof typeof COMMANDS, ...words: string[]): Promise<Said> {
  let stdout = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const status = await COMMANDS[command](words);
    return { refusal: null, status, stdout };
  } catch (error) {
    return { refusal: failureOf(error).code, status: null, stdout };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
