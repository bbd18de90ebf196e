import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPageFiles } from '../../../electron/page/page-files.ts';
import { SECURITY_HEADERS } from '../../../electron/page/security-headers.ts';
import { sendBytes } from './support/raw-request.ts';
import {
  FORMATTER_PATH,
  openTestDoor,
  SCRIPT_PATH,
  SECRET_OUTSIDE,
  type TestDoor,
} from './support/test-door.ts';

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
afterAll(() => door[Symbol.asyncDispose]());

describe('the page', () => {
  test('is the document at /, which is not kept', async () => {
    const answer = await door.get('/');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>Glovebox</title>');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('has files named by their content, which are kept for ever', async () => {
    const answer = await door.get(SCRIPT_PATH);
    expect(answer.text).toBe('export {};');
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('has files under plain names, which are not kept', async () => {
    const answer = await door.get('/icon.svg');
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('answers HEAD with the same head and no body', async () => {
    const bytes = await sendBytes(
      door.door.port,
      `HEAD / HTTP/1.1\r\nHost: ${door.authority}\r\nConnection: close\r\n\r\n`,
    );
    expect(bytes).toMatch(/^HTTP\/1.1 200 OK/);
    expect(bytes).toMatch(/Content-Length: [1-9]/);
    expect(bytes).not.toContain('doctype');
  });

  test('carries the security headers, as does every refusal', async () => {
    for (const answer of [
      await door.get('/'),
      await door.get('/missing'),
      await door.post('/key'),
    ]) {
      const { headers } = answer;
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("form-action 'none'");
      expect(policy.filter((rule) => /unsafe|\*|http|blob/.test(rule))).toEqual([
        "style-src 'self' 'unsafe-inline'",
      ]);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['permissions-policy']).toContain('clipboard-read=()');
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  test('compiles no WebAssembly, and neither does any script but the formatters’ worker', async () => {
    for (const path of ['/', SCRIPT_PATH, '/icon.svg', '/assets/tool-AbCd1234.wasm', '/missing']) {
      const { headers } = await door.get(path);
      expect(headers['content-security-policy']).toBe(SECURITY_HEADERS['Content-Security-Policy']);
      expect(headers['content-security-policy']).not.toContain('wasm');
    }
    const { headers } = await door.get(FORMATTER_PATH);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('serves WebAssembly as what it is', async () => {
    const { headers } = await door.get('/assets/tool-AbCd1234.wasm');
    expect(headers['content-type']).toBe('application/wasm');
  });

  describe('has no way out of its folder, however the path is spelt:', () => {
    test.each([
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '/..%5csecret.txt',
      '/..\\secret.txt',
      '/%252e%252e/secret.txt',
      '/%c0%ae%c0%ae/secret.txt',
      '//secret.txt',
      '/./secret.txt',
      '/assets/link.txt',
      '/.vite/manifest.json',
      '/index.html%00.js',
      '/%00',
      '/assets',
      '/assets/',
      '/index.html',
      '/?',
      '/#',
      '/INDEX.HTML',
      'secret.txt',
      'file:///etc/passwd',
      'http://AUTHORITY/../secret.txt',
      '*',
    ])('%s', async (path) => {
      const target = path.replace('AUTHORITY', door.authority);
      const heard = await sendBytes(
        door.door.port,
        `GET ${target} HTTP/1.1\r\nHost: ${door.authority}\r\nConnection: close\r\n\r\n`,
      );
      expect(heard).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(heard).not.toContain(SECRET_OUTSIDE);
    });
  });

  test('that has not been built is said at the opening', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'glovebox-page-'));
    await expect(readPageFiles(folder)).rejects.toThrow('no index.html');
    await rm(folder, { recursive: true });
    await expect(readPageFiles(folder)).rejects.toThrow('ENOENT');
  });
});
