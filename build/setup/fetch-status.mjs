/** Prints the HTTP status of an address: `node fetch-status.mjs URL LIMIT_MS`. */

const [url = '', limitMs = '0'] = process.argv.slice(2);
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(Number(limitMs)) });
  process.stdout.write(String(response.status));
  await response.body?.cancel();
} catch {
  process.exitCode = 1;
}
