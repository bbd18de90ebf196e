/** How a setting of the engine's own configuration is changed, in words; nothing is changed by us. */
import type { EngineFacts } from '../engine/container-engine.ts';

const RESTART = '`sudo systemctl restart docker`';

/** @param setting one line of the JSON file: `"icc": false` */
export function daemonSetting({ operatingSystem }: EngineFacts, setting: string): string {
  return /docker desktop/i.test(operatingSystem)
    ? `In Docker Desktop, under Settings, Docker Engine, add \`${setting}\`, then apply and restart.`
    : `Add \`${setting}\` to the engine’s daemon.json (usually /etc/docker/daemon.json), then ${RESTART}.`;
}
