/**
 * `npm run bench`: how long a hardened run takes, beside what it is compared with. Everything is
 * measured in turn in this process. It prints one table and writes one JSON file. It is a report:
 * an aim that is not reached fails nothing.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createSayer, duration } from '../../build/setup/say.mjs';
import { inRepository } from '../../build/setup/repository.mjs';
import { estimatedMs } from './estimate.ts';
import { measure } from './measure.ts';
import { HELP, parseOptions } from './options.ts';
import { PROGRAMS } from './programs.ts';
import { withBenchmark } from './readme.ts';
import { reasonOf } from './reason.ts';
import type { Report } from './report.ts';
import { reportText } from './table.ts';

const FOLDER = inRepository('.cache/reports');
const FILE = inRepository('.cache/reports/bench.json');
const README = inRepository('README.md');
const STOPPED = 130;

process.exitCode = await main(process.argv.slice(2));

/** @returns the exit status */
async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => stopping.abort(new Error('stopped')));
  }
  try {
    const options = parseOptions(words, Object.keys(PROGRAMS));
    if (options.readmeOnly) {
      writeReadme(JSON.parse(readFileSync(FILE, 'utf8')) as Report);
      return 0;
    }
    const say = createSayer(process.stderr);
    say.line(`This takes some ${duration(estimatedMs(options))}; Ctrl+C stops it and clears up.`);
    const report = await measure(options, say, stopping.signal);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(`\n${reportText(report)}\n`);
    say.line(`\nTook ${duration(report.tookSeconds * 1000)}; the figures are in ${FILE}.`);
    return 0;
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`);
    return stopping.signal.aborted ? STOPPED : 1;
  }
}

function writeReadme(report: Report): void {
  writeFileSync(README, withBenchmark(readFileSync(README, 'utf8'), reportText(report)));
}
