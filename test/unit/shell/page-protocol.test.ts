import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PageFiles, readPageFiles } from '../../../electron/page/page-files.ts';
import { SECURITY_HEADERS } from '../../../electron/page/security-headers.ts';
import { answerPageRequest } from '../../../electron/shell/page-protocol.ts';

let folder: string;
let files: PageFiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glovebox-protocol-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'outside.txt'), 'outside');
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'page', 'assets', 'index-AbCd1234.js'), 'export {};');
  await writeFile(join(folder, 'page', 'assets', 'formatter.worker-AbCd1234.js'), 'export {};');
  files = await readPageFiles(join(folder, 'page'));
});
afterAll(() => rm(folder, { recursive: true }));

const get = (url: string) => answerPageRequest(files, { method: 'GET', url });

describe('glovebox://app', () => {
  test('gives the document, under the same policy as the other door', async () => {
    const answer = get('glovebox://app/');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('<!doctype html>');
    expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      expect(answer.headers.get(name)).toBe(value);
    }
  });

  test('gives its files', async () => {
    const answer = get('glovebox://app/assets/index-AbCd1234.js');
    expect(await answer.text()).toBe('export {};');
    expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  });

  test('lets the formatters’ worker alone compile WebAssembly', () => {
    const policyOf = (path: string) =>
      get(`glovebox://app${path}`).headers.get('Content-Security-Policy');
    expect(policyOf('/')).not.toContain('wasm');
    expect(policyOf('/assets/index-AbCd1234.js')).not.toContain('wasm');
    expect(policyOf('/assets/formatter.worker-AbCd1234.js')).toContain("'wasm-unsafe-eval'");
  });

  test.each([
    'glovebox://app/../outside.txt',
    'glovebox://app/%2e%2e/outside.txt',
    'glovebox://app/%2e%2e%2foutside.txt',
    'glovebox://app/..%5coutside.txt',
    'glovebox://app/assets/../../outside.txt',
    'glovebox://app/%00',
    'glovebox://app/index.html',
    'glovebox://app/index.html%00.js',
    'glovebox://app//etc/passwd',
    'glovebox://app/etc/passwd',
    'glovebox://app/assets/',
    'glovebox://app/constructor',
    'glovebox://app/__proto__',
    'glovebox://evil/',
    'glovebox://app@evil/',
    'file:///etc/passwd',
    'http://app/',
    'not a url',
  ])('has nothing at %j', async (url) => {
    const answer = get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('takes no %s', (method) => {
    expect(answerPageRequest(files, { method, url: 'glovebox://app/' }).status).toBe(405);
  });
});
