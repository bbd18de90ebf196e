/** The machine's own interpreter of a language, where it has one: shown beside the rest, not judged. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Language } from '../../shared/languages/language.ts';
import { stagesFor, Stopwatch } from './bare.ts';

/** The system's own folders: what a person has put before them may be a script that chooses a version. */
const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin'];

export class HostInterpreter {
  readonly stopwatch: Stopwatch;
  readonly #folder: string;

  private constructor(folder: string, language: Language) {
    this.#folder = folder;
    const words = [language.untitled, path.join(folder, 'source'), ...stagesFor(language)];
    const env = { PATH: FOLDERS.join(':'), LANG: 'C.UTF-8', HOME: folder };
    this.stopwatch = new Stopwatch(
      spawn(path.join(folder, 'stopwatch'), words, { cwd: folder, env }),
    );
  }

  /** @returns null where there is none, or where the stopwatch does not run */
  static start(
    language: Language,
    program: { readonly stopwatch: Uint8Array; readonly source: string },
  ): HostInterpreter | null {
    const name = language.run[0] ?? '';
    const isThere = FOLDERS.some((folder) => existsSync(path.join(folder, name)));
    if (process.platform !== 'linux' || language.compile !== null || !isThere) return null;
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glovebox-bench-'));
    writeFileSync(path.join(folder, 'stopwatch'), program.stopwatch, { mode: 0o755 });
    writeFileSync(path.join(folder, 'source'), program.source);
    if (runsHere(path.join(folder, 'stopwatch'))) return new HostInterpreter(folder, language);
    rmSync(folder, { recursive: true });
    return null;
  }

  async stop(): Promise<void> {
    await this.stopwatch.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** It was linked with the images' C library, which the host's may be too old for. */
function runsHere(stopwatch: string): boolean {
  try {
    execFileSync(stopwatch, ['file', '/dev/null', 'true'], { input: '', stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
