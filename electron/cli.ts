/** The command line's entry. */
import { exitStatusOfError } from '../shared/exit-status.ts';
import { failureOf } from '../shared/outcome.ts';
import { usage } from './command-line/arguments.ts';
import { HELP } from './command-line/help.ts';
import { writeTo } from './command-line/streams.ts';
import { printable } from '../shared/printable.ts';

type Command = (words: readonly string[]) => Promise<number>;

/** Each is loaded when it is asked for: a short command does not wait for the longest. */
const COMMANDS: Readonly<Record<string, Command>> = {
  run: async (words) => (await import('./command-line/run-command.ts')).runCommand(words),
  layers: async (words) => (await import('./command-line/layers-command.ts')).layersCommand(words),
  explain: async (words) =>
    (await import('./command-line/explain-command.ts')).explainCommand(words),
  doctor: async (words) => (await import('./command-line/doctor-command.ts')).doctorCommand(words),
  images: async (words) => (await import('./command-line/images-command.ts')).imagesCommand(words),
  serve: async (words) => (await import('./serve.ts')).serveCommand(words),
  help: async () => {
    await writeTo(process.stdout, HELP);
    return 0;
  },
};

/**
 * Carries out one command line.
 *
 * @param words without the interpreter and the script
 * @returns the exit status
 */
export async function main(words: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = words;
  try {
    const wantsHelp = name === '--help' || name === '-h' || rest.includes('--help');
    const command = wantsHelp ? COMMANDS['help'] : COMMANDS[name];
    if (command === undefined || !Object.hasOwn(COMMANDS, wantsHelp ? 'help' : name)) {
      throw usage(`There is no command “${name}”`);
    }
    return await command(rest);
  } catch (error) {
    const failure = failureOf(error);
    if (rest.includes('--json')) {
      await writeTo(process.stdout, `${JSON.stringify({ error: failure }, null, 2)}\n`);
    } else {
      process.stderr.write(`glovebox: ${printable(failure.sentence)}\n`);
    }
    return exitStatusOfError(failure.code);
  }
}

process.exitCode = await main(process.argv.slice(2));
