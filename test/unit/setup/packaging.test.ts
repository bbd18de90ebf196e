import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import configuration from '../../../build/packaging/electron-builder.mjs';
import { inRepository } from '../../../build/setup/repository.mjs';

type Validate = (configuration: unknown, logger: { isEnabled: boolean }) => Promise<void>;

/** electron-builder's own check, which it makes before it packages anything. */
const { validateConfiguration } = createRequire(
  createRequire(import.meta.url).resolve('electron-builder'),
)('app-builder-lib/out/util/config/config.js') as { validateConfiguration: Validate };

describe('the packages', () => {
  test("have a configuration that electron-builder's own schema accepts", async () => {
    await expect(
      validateConfiguration(configuration, { isEnabled: false }),
    ).resolves.toBeUndefined();
  });

  test('of which the schema knows when it is wrong', async () => {
    const wrong = { ...configuration, electronFuses: { runAsNodes: false } };
    await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow(
      /electronFuses/,
    );
  });

  test('have every fuse set as the security checklist asks', () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(configuration.asar).toBe(true);
  });

  test('are AppImage and deb, dmg, and an NSIS installer', () => {
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb']);
    expect(configuration.mac?.target).toEqual(['dmg']);
    expect(configuration.win?.target).toEqual(['nsis']);
  });

  test('carry the folder that images are made from, outside of the archive', () => {
    expect(configuration.extraResources).toContainEqual({ from: 'images', to: 'images' });
    expect(existsSync(inRepository('images/base/Dockerfile'))).toBe(true);
  });

  test('carry their licence, and those of the work of others in them', () => {
    for (const name of ['LICENSE', 'NOTICE', 'LICENSES']) {
      expect(configuration.extraResources).toContainEqual({ from: name, to: name });
      expect(existsSync(inRepository(name))).toBe(true);
    }
    const notice = readFileSync(inRepository('NOTICE'), 'utf8');
    const named = (label: string): string =>
      new RegExp(`${label}: +(?:.* )?([^ ]+/[^ ]+)\n`).exec(notice)?.[1] ?? 'none';
    expect(existsSync(inRepository(named('File')))).toBe(true);
    const licence = readFileSync(inRepository(named('License')), 'utf8');
    expect(licence).toContain('Apache License');
    expect(licence).toContain('9. Accepting Warranty or Additional Liability.');
  });

  test('carry the bundle that package.json says is the application', () => {
    const { main } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8')) as {
      main: string;
    };
    expect(main).toBe('dist/main/main.js');
    expect(configuration.files).toContain('dist/main/**');
    expect(existsSync(inRepository(main))).toBe(true);
  });
});

describe('the icons', () => {
  const read = (path: unknown): Buffer => readFileSync(inRepository(String(path)));

  test("for Linux are there in the desktop's sizes", () => {
    for (const size of [16, 32, 48, 64, 128, 256, 512]) {
      const png = read(`${String(configuration.linux?.icon)}/${size}x${size}.png`);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  test('for Windows hold 16 to 256 pixels', () => {
    const ico = read(configuration.win?.icon);
    const sizes = Array.from(
      { length: ico.readUInt16LE(4) },
      (_, at) => ico.readUInt8(6 + 16 * at) || 256,
    );
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const lastEntry = 6 + 16 * (sizes.length - 1);
    expect(ico.readUInt32LE(lastEntry + 8) + ico.readUInt32LE(lastEntry + 12)).toBe(ico.length);
  });

  test('for macOS hold up to 1,024 pixels, and their lengths add up', () => {
    const icns = read(configuration.mac?.icon);
    expect(icns.toString('ascii', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const types: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      types.push(icns.toString('ascii', at, at + 4));
      expect(icns.toString('latin1', at + 9, at + 12)).toBe('PNG');
    }
    expect(types).toContain('ic10');
  });
});

test('the automated build does what a person does, and nothing else', () => {
  const path = inRepository('.ci/run');
  expect(statSync(path).mode & 0o111).not.toBe(0);
  const commands = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(commands).toEqual(['set -euo pipefail', 'cd "$(dirname "$0")/.."', 'npm test']);
});
