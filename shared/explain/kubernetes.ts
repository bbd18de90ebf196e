/** As a Kubernetes pod, with what Kubernetes cannot express named. */
import type { ContainerSpec } from '../container-spec.ts';
import { OWN_PROFILE } from '../layers/lsm.ts';
import { userAndGroup, wholeCommand, type Explained, type Explanation } from './explanation.ts';
import { toYaml, type Yaml } from './yaml.ts';

export function asKubernetes(explained: Explained): Explanation {
  const { spec, image, deadlineSeconds } = explained;
  const points = Object.keys(spec.tmpfs);
  const pod: Yaml = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'glovebox', labels: { app: 'glovebox' } },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: Math.max(1, Math.round(deadlineSeconds)),
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(spec.runtime === null ? {} : { runtimeClassName: spec.runtime }),
      containers: [
        {
          name: 'sandbox',
          image,
          imagePullPolicy: 'Never',
          command: [...wholeCommand(explained)],
          workingDir: '/box',
          stdin: true,
          stdinOnce: true,
          securityContext: securityContext(explained),
          resources: {
            requests: { memory: `${spec.memoryMiB}Mi`, cpu: `${Math.round(spec.cpus * 1000)}m` },
            limits: { memory: `${spec.memoryMiB}Mi`, cpu: `${Math.round(spec.cpus * 1000)}m` },
          },
          volumeMounts: points.map((point) => ({ name: volumeName(point), mountPath: point })),
        },
      ],
      volumes: points.map((point) => ({
        name: volumeName(point),
        emptyDir: { medium: 'Memory', sizeLimit: `${spec.tmpfs[point]?.sizeMiB ?? 0}Mi` },
      })),
    },
  };
  return { text: toYaml(pod), remarks: remarks(explained) };
}

const volumeName = (point: string): string => point.replaceAll('/', '-').replace(/^-/, '');

function securityContext({ spec, seccompFile }: Explained): Yaml {
  const [user, group] = userAndGroup(spec);
  return {
    runAsUser: user,
    runAsGroup: group,
    runAsNonRoot: user !== 0,
    privileged: false,
    allowPrivilegeEscalation: !spec.noNewPrivileges,
    readOnlyRootFilesystem: spec.readOnlyRoot,
    ...(spec.capDrop.length === 0 ? {} : { capabilities: { drop: [...spec.capDrop] } }),
    seccompProfile: seccompProfile(spec, seccompFile),
    appArmorProfile: appArmorProfile(spec),
    ...(spec.maskProcPaths ? {} : { procMount: 'Unmasked' }),
  };
}

/** A profile of our own must be loaded on every node, under its name. */
function appArmorProfile({ lsm }: ContainerSpec): Yaml {
  if (lsm === 'unconfined') return { type: 'Unconfined' };
  if (lsm === OWN_PROFILE) return { type: 'Localhost', localhostProfile: OWN_PROFILE };
  return { type: 'RuntimeDefault' };
}

/** A profile of our own must lie under the kubelet's seccomp folder on every node. */
function seccompProfile(spec: ContainerSpec, seccompFile: string | null): Yaml {
  if (spec.seccomp === 'unconfined') return { type: 'Unconfined' };
  if (seccompFile === null) return { type: 'RuntimeDefault' };
  return { type: 'Localhost', localhostProfile: `glovebox/${spec.seccomp}.json` };
}

function remarks({ spec, seccompFile, outputKiB }: Explained): string[] {
  return [
    'Kubernetes has no field for: the limit of processes (the kubelet’s podPidsLimit, for all pods of a node); open files, file size and core dumps (the runtime’s own defaults); a limit of output.',
    ...(spec.network === 'none'
      ? [
          'Kubernetes has no field for no network at all: a NetworkPolicy that selects app=glovebox and allows nothing comes nearest, where the cluster’s network enforces it.',
        ]
      : []),
    `Kubernetes has no field for: noexec, nosuid, nodev and the count of files on an emptyDir; the size of /dev/shm (${spec.shmMiB} MiB here); a private control-group view; and swap (it is the node’s setting).`,
    'A pod’s containers share one IPC namespace; this pod has one container.',
    `What is printed goes to the node’s log files; Glovebox keeps none, and ends a run at ${outputKiB} KiB.`,
    ...(seccompFile === null
      ? []
      : [
          `Copy ${seccompFile} to the kubelet’s seccomp folder on every node, as glovebox/${spec.seccomp}.json.`,
        ]),
    ...(spec.lsm === OWN_PROFILE
      ? [
          `Load Glovebox’s AppArmor profile, “${OWN_PROFILE}”, on every node: “glovebox doctor” says where it lies.`,
        ]
      : []),
    ...(spec.lsm !== 'unconfined'
      ? ['appArmorProfile needs Kubernetes 1.30 or later, and nodes with AppArmor.']
      : []),
  ];
}
