/** What `npm test` runs, part by part. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINE_LANGUAGES } from '../setup/everyday-host.mjs';
import { inRepository, REPOSITORY } from '../setup/repository.mjs';
import { runAttached } from '../setup/run-command.mjs';
import { sum, tallyOfPlaywright, tallyOfStatus, tallyOfVitest } from './tally.mjs';

/** @typedef {'types' | 'lint' | 'unit' | 'engine' | 'e2e' | 'long'} PartName */

/**
 * @typedef {object} Tools
 * @property {string} node that the tools run on
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly string[]} args the person's, for the runner
 */

/**
 * @typedef {object} Part
 * @property {string} title
 * @property {boolean} usesEngine whether it needs an engine with the images
 * @property {readonly string[]} [languages] whose images it needs; every one when left out
 * @property {boolean} usesBrowser
 * @property {boolean} [usesMachine] whether it needs a virtual machine, and runs only when it is named
 * @property {(tools: Tools) => Promise<import('./tally.mjs').Tally>} run
 */

/** In the order in which they run: what is quick and tells most comes first. @type {Readonly<Record<PartName, Part>>} */
export const PARTS = {
  types: {
    title: 'Types',
    usesEngine: false,
    usesBrowser: false,
    run: async (tools) => tallyOfStatus(await tool(tools, 'typescript', 'tsc', ['-b'])),
  },
  lint: {
    title: 'Lint: oxlint, biome (format), knip (dead code)',
    usesEngine: false,
    usesBrowser: false,
    run: async (tools) => {
      const statuses = [
        await tool(tools, 'oxlint', 'oxlint', []),
        await tool(tools, '@biomejs/biome', 'biome', ['format']),
        await tool(tools, 'knip', 'knip', []),
      ];
      return sum(statuses.map(tallyOfStatus));
    },
  },
  unit: {
    title: 'Unit tests',
    usesEngine: false,
    usesBrowser: false,
    run: (tools) => vitest(tools, 'unit'),
  },
  engine: {
    title: 'Engine tests: the real engine, every language',
    usesEngine: true,
    usesBrowser: false,
    run: (tools) => vitest(tools, 'engine', ['engine', 'engine-alone']),
  },
  e2e: {
    title: 'End-to-end tests: a real browser',
    usesEngine: true,
    usesBrowser: true,
    run: async (tools) => {
      const report = freshReport('e2e');
      const status = await tool(
        { ...tools, env: { ...tools.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
        '@playwright/test',
        'playwright',
        ['test', '--config', 'build/playwright.config.ts', ...tools.args],
      );
      return tallyOfPlaywright(readReport(report), status);
    },
  },
  long: {
    title: 'Long tests: a host as most people have it, in a virtual machine',
    usesEngine: true,
    languages: MACHINE_LANGUAGES,
    usesBrowser: false,
    usesMachine: true,
    run: (tools) => vitest(tools, 'long'),
  },
};

/**
 * The languages whose images some parts need together.
 *
 * @param {readonly Part[]} parts
 * @returns {readonly string[] | null} ids, where none means all; null when they need no image
 */
export function neededLanguages(parts) {
  const users = parts.filter((part) => part.usesEngine);
  if (users.length === 0) return null;
  const named = users.map((part) => part.languages ?? []);
  return named.some((languages) => languages.length === 0) ? [] : [...new Set(named.flat())];
}

/**
 * The parts that the arguments begin with, or all but the long one; what follows is for the runner.
 *
 * @param {readonly string[]} args
 * @returns {{ names: PartName[], rest: string[] }}
 */
export function chooseParts(args) {
  const firstOther = args.findIndex((arg) => !isPartName(arg));
  const count = firstOther === -1 ? args.length : firstOther;
  const chosen = args.slice(0, count).filter(isPartName);
  const all = /** @type {PartName[]} */ (Object.keys(PARTS)).filter(
    (name) => PARTS[name].usesMachine !== true,
  );
  return { names: chosen.length === 0 ? all : chosen, rest: args.slice(count) };
}

/**
 * @param {string} arg
 * @returns {arg is PartName}
 */
function isPartName(arg) {
  return Object.hasOwn(PARTS, arg);
}

/**
 * @param {Tools} tools
 * @param {'unit' | 'engine' | 'long'} part
 * @param {readonly string[]} projects its projects, where they are not one of its name
 */
async function vitest(tools, part, projects = [part]) {
  const report = freshReport(part);
  const status = await tool(tools, 'vitest', 'vitest', [
    'run',
    '--config=build/vitest.config.ts',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...tools.args,
  ]);
  return tallyOfVitest(readReport(report), status);
}

/**
 * @param {Tools} tools
 * @param {string} packageName
 * @param {string} program one of the package's
 * @param {readonly string[]} args
 */
function tool({ node, env }, packageName, program, args) {
  const folder = inRepository(`node_modules/${packageName}`);
  const manifest = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  );
  const path = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[program];
  if (path === undefined) throw new Error(`${packageName} has no program ${program}.`);
  return runAttached({ file: node, args: [join(folder, path), ...args] }, { cwd: REPOSITORY, env });
}

/**
 * Where a runner shall write its report; that of an earlier run is gone.
 *
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(inRepository('.cache/reports'), { recursive: true });
  const path = inRepository(`.cache/reports/${name}.json`);
  rmSync(path, { force: true });
  return path;
}

/**
 * @param {string} path
 * @returns {unknown}
 */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
