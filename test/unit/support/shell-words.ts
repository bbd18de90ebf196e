/** What a real shell makes of a line. */
import { execFileSync } from 'node:child_process';

/** The words of it, one by one. */
export function shellWords(line: string): string[] {
  const out = execFileSync('sh', ['-c', `printf '%s\\0' ${line}`]).toString();
  return out.split('\0').slice(0, -1);
}
