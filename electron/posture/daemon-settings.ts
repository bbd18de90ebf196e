/** How a setting of the engine's own configuration is changed, in words; nothing is changed by us. */
import type { EngineFacts } from '../engine/container-engine.ts';

/**
 * @param setting one line of the JSON file: `"icc": false`
 * @param verb how systemd is told: some settings are read again without a restart
 */
export function daemonSetting(
  { operatingSystem }: EngineFacts,
  setting: string,
  verb: 'restart' | 'reload' = 'restart',
): string {
  return /docker desktop/i.test(operatingSystem)
    ? `In Docker Desktop, under Settings, Docker Engine, add \`${setting}\`, then apply and restart.`
    : `Add \`${setting}\` to the engine’s daemon.json (usually /etc/docker/daemon.json), then \`sudo systemctl ${verb} docker\`.`;
}
