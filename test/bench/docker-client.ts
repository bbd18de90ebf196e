/** Docker's own command line, told to speak with the engine that the application has found. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Containers that the benchmark itself starts carry this label, with the id of its process. */
const LABEL = 'glovebox.bench';

export class DockerClient {
  readonly program = 'docker';
  readonly env: NodeJS.ProcessEnv;
  readonly label = `${LABEL}=${process.pid}`;

  /** @param address of the engine, as `DOCKER_HOST` has it */
  constructor(address: string) {
    this.env = { ...process.env, DOCKER_HOST: address };
  }

  /** @returns null when it is not installed, or does not get on with the engine */
  async version(): Promise<string | null> {
    try {
      return (await this.do(['version', '--format', '{{.Client.Version}}'])).trim();
    } catch {
      return null;
    }
  }

  /** Carries out one command. @returns its standard output */
  async do(words: readonly string[]): Promise<string> {
    const { stdout } = await run(this.program, words, { env: this.env, maxBuffer: 2 ** 24 });
    return stdout;
  }

  /** Carries out one command with something on its input. @returns its standard output */
  async feed(words: readonly string[], input: Uint8Array): Promise<Buffer> {
    const child = spawn(this.program, words, { env: this.env });
    const printed: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (bytes: Buffer) => printed.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString();
    });
    child.stdin.on('error', () => {}).end(input);
    const status = await new Promise((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    if (status === 0) return Buffer.concat(printed);
    throw new Error(`docker ${words[0]} ended with ${String(status)}: ${complaint.trim()}`);
  }

  /** Removes what is left of the containers that carry our label. */
  async clear(): Promise<void> {
    const ids = (await this.do(['ps', '--all', '--quiet', '--filter', `label=${this.label}`]))
      .split('\n')
      .filter(Boolean);
    if (ids.length > 0) await this.do(['rm', '--force', ...ids]).catch(() => {});
  }
}
