/** Everything that the checks may look at: plain data, gathered once, with reasons where it could not be. */
import type { EngineFacts } from '../engine/container-engine.ts';
import type { EngineKnowledge } from '../sandbox/engine-knowledge.ts';
import type { Reading } from './reading.ts';

export interface Posture {
  readonly facts: EngineFacts;
  /** Where the engine was found: `unix:///var/run/docker.sock`. */
  readonly address: string;
  /** What its canaries showed; null while none has been run. */
  readonly knowledge: EngineKnowledge | null;
  /** Options of the network named `bridge`; null where the engine has none. */
  readonly defaultBridge: Reading<Readonly<Record<string, string>> | null>;
  readonly host: HostFacts;
  /** The command that loads our own AppArmor profile; left out where none was prepared. */
  readonly loadProfile?: string;
}

/** The computer that Glovebox runs on. */
export interface HostFacts {
  readonly platform: NodeJS.Platform;
  readonly hostName: string;
  /** As `uname -r` gives it. */
  readonly kernelRelease: string;
  /** Whether this computer is a virtual machine itself. */
  readonly isVirtual: Reading<boolean>;
  readonly kernelModules: Reading<KernelModules>;
  readonly socket: Reading<SocketAccess>;
  readonly diskSpace: Reading<readonly DiskSpace[]>;
  readonly apiPorts: Reading<readonly ApiPort[]>;
  readonly daemons: Reading<readonly TcpDaemon[]>;
  /** The environment's DOCKER_CONTENT_TRUST; null when it is not set. */
  readonly contentTrust: string | null;
}

/** Mandatory access control in this kernel. */
export interface KernelModules {
  readonly apparmor: boolean;
  readonly selinux: 'enforcing' | 'permissive' | null;
}

/** Who may open the engine's socket, by its permissions. */
export interface SocketAccess {
  readonly path: string;
  /** Permission bits: 0o660. */
  readonly mode: number;
  readonly owner: Account;
  readonly group: Account;
  /** Names of the group's members beside the owner; null where they cannot be listed. */
  readonly members: readonly string[] | null;
  /** Whether every folder on the way lets every user pass. */
  readonly isReachable: boolean;
}

export interface Account {
  readonly id: number;
  readonly name: string | null;
}

export interface DiskSpace {
  readonly folder: string;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** A port of this computer on which engines usually offer their interface. */
export interface ApiPort {
  readonly address: string;
  readonly port: number;
  /** Whether an engine answered there without any encryption or proof of identity. */
  readonly answersInClear: boolean;
}

/** An engine's process on this computer that was told to listen on TCP. */
export interface TcpDaemon {
  readonly program: string;
  readonly pid: number;
  readonly addresses: readonly string[];
  /** Whether its command line asks for clients' certificates. */
  readonly verifiesClients: boolean;
}
