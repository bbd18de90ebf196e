/** Gathers what the checks look at: the only part of this folder that asks anybody anything. */
import os from 'node:os';
import type { ConnectedEngine } from '../sandbox/connected-engine.ts';
import { whyElsewhere } from './engine-place.ts';
import { readApiPorts } from './host/api-ports.ts';
import { readDiskSpace } from './host/disk-space.ts';
import { readIsVirtual, readKernelModules } from './host/kernel.ts';
import { readSocketAccess } from './host/socket-access.ts';
import { readTcpDaemons } from './host/tcp-daemons.ts';
import type { HostFacts, Posture } from './posture.ts';
import { reading, unread } from './reading.ts';

/** Never rejects: what cannot be read is a fact with a reason. */
export async function gatherPosture(
  { engine, knowledge }: Pick<ConnectedEngine, 'engine' | 'knowledge'>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Posture> {
  const { facts, address } = engine;
  const [defaultBridge, host] = await Promise.all([
    reading(() => engine.networkOptions('bridge')),
    gatherHost(engine, env),
  ]);
  return { facts, address, knowledge, defaultBridge, host };
}

async function gatherHost(
  { facts, address }: ConnectedEngine['engine'],
  env: Readonly<Record<string, string | undefined>>,
): Promise<HostFacts> {
  const { platform } = process;
  const itself = { platform, hostName: os.hostname(), kernelRelease: os.release() };
  const elsewhere = whyElsewhere(facts, itself);
  const [isVirtual, kernelModules, socket, diskSpace, apiPorts, daemons] = await Promise.all([
    readIsVirtual(platform),
    elsewhere === null ? readKernelModules(platform) : unread(elsewhere),
    readSocketAccess(address, platform),
    elsewhere === null ? readDiskSpace(facts) : unread(elsewhere),
    readApiPorts(platform),
    readTcpDaemons(platform),
  ]);
  return {
    ...itself,
    isVirtual,
    kernelModules,
    socket,
    diskSpace,
    apiPorts,
    daemons,
    contentTrust: env['DOCKER_CONTENT_TRUST'] ?? null,
  };
}
