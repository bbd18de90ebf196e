#!/usr/bin/env node
/**
 * The `glovebox` command: makes sure that the application is built, then is the application.
 * It says nothing on standard output, which is the program's, and touches no engine.
 */
import { pathToFileURL } from 'node:url';
import { ensureBundles } from './setup/bundles.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { readHost } from './setup/host.mjs';
import { inRepository } from './setup/repository.mjs';
import { createSayer } from './setup/say.mjs';
import { tellFailure } from './setup/setup-failure.mjs';

/** The command line's own status for a failure that is not the program's. */
const OWN_FAILURE = 70;

const args = process.argv.slice(2);
if (await prepare()) await import(pathToFileURL(inRepository('dist/cli/cli.js')).href);

/** @returns {Promise<boolean>} whether the application can be run */
async function prepare() {
  const say = createSayer(process.stderr);
  try {
    const host = readHost();
    await ensureDependencies(host, say);
    await ensureBundles(args[0] === 'serve' ? ['cli', 'page'] : ['cli'], host, say);
    return true;
  } catch (error) {
    const { message: sentence } = tellFailure(error);
    if (args.includes('--json')) {
      process.stdout.write(`${JSON.stringify({ error: { code: 'internal', sentence } })}\n`);
    }
    process.exitCode = OWN_FAILURE;
    return false;
  }
}
